/**
 * From what was created to what can be done with it: the links of OpenAPI.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { parentField } from '../../model/kind-named.ts'
import { idParameter } from '../../model/kind-path.ts'
import { OPERATIONS } from '../../model/operations.ts'

type Json = Readonly<Record<string, unknown>>

/** Operations on a resource and below it, with their path filled in from the answer that shows it. */
export function linksFrom(kind: Kind): Json {
  const known = new Map([
    ...(kind.scope === 'vpc' ? [['vpcId', '$response.body#/vpcId'] as const] : []),
    ...parentLink(kind),
    [idParameter(kind), '$response.body#/id'] as const,
  ])
  return Object.fromEntries(
    OPERATIONS.filter(({ path }) => path.includes(`{${idParameter(kind)}}`)).flatMap(
      ({ id, path }) => {
        const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
        if (!names.every((name) => known.has(name))) return []
        const parameters = Object.fromEntries(names.map((name) => [name, known.get(name)]))
        return [[id, { operationId: id, parameters }]]
      },
    ),
  )
}

function parentLink(kind: Kind): (readonly [string, string])[] {
  const field = parentField(kind)
  return field === undefined ? [] : [[field, `$response.body#/${field}`]]
}
