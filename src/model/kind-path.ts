/**
 * Where resources of a kind are in the API, with parameters as OpenAPI writes them.
 *
 * @module
 */
import type { Kind } from './kind.ts'
import { kindNamed } from './kind-named.ts'
import { kebab, upperFirst } from './words.ts'

/** Words that a child shares with its parent are not said twice: `securityGroupRules` of a group are `rules`. */
export function shortPlural({ parent, plural }: Kind): string {
  const own = kebab(plural).split('-')
  const above = parent === undefined ? [] : kebab(parent).split('-')
  const shared = own.findIndex((word, i) => word !== above[i])
  return own
    .slice(shared)
    .map((word, i) => (i === 0 ? word : upperFirst(word)))
    .join('')
}

const segment = (kind: Kind): string => kebab(shortPlural(kind))

/** Path parameter that holds the id of a resource of the kind. */
export const idParameter = (kind: Kind): string => `${kind.name}Id`

export function collectionPath(kind: Kind): string {
  if (kind.parent !== undefined) return `${itemPath(kindNamed(kind.parent))}/${segment(kind)}`
  return kind.scope === 'vpc' ? `/v1/vpcs/{vpcId}/${segment(kind)}` : `/v1/${segment(kind)}`
}

export const itemPath = (kind: Kind): string => `${collectionPath(kind)}/{${idParameter(kind)}}`

/** Where a resource is, whose members name its VPC and its parent. */
export const resourcePath = (
  kind: Kind,
  resource: Readonly<Record<string, unknown>> & { readonly id: string },
): string => pathOf(itemPath(kind), { ...resource, [idParameter(kind)]: resource.id })

/** A path with its parameters filled in. */
export const pathOf = (template: string, params: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
