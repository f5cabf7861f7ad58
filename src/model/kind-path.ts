/**
 * Where resources of a kind are in the API, with parameters as OpenAPI writes them.
 *
 * @module
 */
import type { Kind } from './kind.ts'
import { kindNamed } from './kind-named.ts'
import { kebab, lowerFirst } from './words.ts'

/** `securityGroupRules` below a security group is `rules`. */
function segment({ parent, plural }: Kind): string {
  const isPrefixed = parent !== undefined && plural.startsWith(parent)
  return kebab(isPrefixed ? lowerFirst(plural.slice(parent.length)) : plural)
}

/** Path parameter that holds the id of a resource of the kind. */
export const idParameter = (kind: Kind): string => `${kind.name}Id`

export function collectionPath(kind: Kind): string {
  if (kind.parent !== undefined) return `${itemPath(kindNamed(kind.parent))}/${segment(kind)}`
  return kind.scope === 'vpc' ? `/v1/vpcs/{vpcId}/${segment(kind)}` : `/v1/${segment(kind)}`
}

export const itemPath = (kind: Kind): string => `${collectionPath(kind)}/{${idParameter(kind)}}`

/** A path with its parameters filled in. */
export const pathOf = (template: string, params: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
