import type { Kind } from '../model/kind.ts'
import { parentField } from '../model/kind-named.ts'
import { idParameter } from '../model/kind-path.ts'
import type { Place } from '../operation/read.ts'

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
