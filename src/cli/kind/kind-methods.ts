import { assert } from '../../base/assert.ts'
import type { Kind } from '../../model/kind.ts'
import { GENERIC_OPERATIONS } from '../../model/operations.ts'
import type { Call, Cascade, DeleteOptions, List, Weft, WriteOptions } from '../../sdk/index.ts'

export type Members = Readonly<Record<string, unknown>>

/** A resource of whatever kind, as the API answers it. */
export interface AnyResource extends Members {
  readonly id: string
  readonly kind: string
  readonly name?: string
}

/** The client's methods for one kind: commands that are made from all kinds know none by its type. */
export interface KindMethods {
  create(resource: Members, options?: WriteOptions): Call<AnyResource>
  list(filter: Members): List<AnyResource>
  get(where: Members): Call<AnyResource>
  update(where: Members, patch: Members, options?: WriteOptions): Call<AnyResource>
  delete(where: Members, options?: DeleteOptions): Call<Cascade | undefined>
  replace(
    where: Members,
    items: readonly Members[],
    options: WriteOptions,
  ): Call<{ readonly items: readonly AnyResource[] }>
}

export function methodsOf(api: Weft, kind: Kind): KindMethods {
  const operations = GENERIC_OPERATIONS.filter((operation) => operation.kind === kind)
  const methods = operations.map(({ action, id }) => [action, api[id as keyof Weft]])
  assert(operations.length > 0, `the API has operations for ${kind.name}`)
  return Object.fromEntries(methods) as KindMethods
}
