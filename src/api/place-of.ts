import type { Kind } from '../model/kind.ts'
import { kindNamed, parentField } from '../operation/kind-of.ts'
import { kebab } from '../operation/operations.ts'
import type { Place } from '../operation/read.ts'

/** `securityGroupRules` below a security group is `rules`. */
function segment(kind: Kind): string {
  const { parent, plural } = kind
  const isPrefixed = parent !== undefined && plural.startsWith(parent)
  return kebab(isPrefixed ? lowerFirst(plural.slice(parent.length)) : plural)
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const idParameter = (kind: Kind): string => `${kind.name}Id`

export function collectionPath(kind: Kind): string {
  if (kind.parent !== undefined) return `${itemPath(kindNamed(kind.parent))}/${segment(kind)}`
  return kind.scope === 'vpc' ? `/v1/vpcs/{vpcId}/${segment(kind)}` : `/v1/${segment(kind)}`
}

export const itemPath = (kind: Kind): string => `${collectionPath(kind)}/{${idParameter(kind)}}`

export function placeOf(kind: Kind, params: Readonly<Record<string, string>>): Place {
  const id = params[idParameter(kind)]
  const vpcId = kind.scope === 'vpc' ? params['vpcId'] : undefined
  const parent = parentField(kind)
  const parentId = parent === undefined ? undefined : params[parent]
  return {
    kind,
    ...(id === undefined ? {} : { id }),
    ...(vpcId === undefined ? {} : { vpcId }),
    ...(parentId === undefined ? {} : { parentId }),
  }
}

export function pathOf(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '')
}
