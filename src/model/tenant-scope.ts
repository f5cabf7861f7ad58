/**
 * The right to touch one tenant's data.
 *
 * Store keys are built from a `TenantScope` and from nothing else. Only `auth` makes one, from a
 * verified token (held by the tidy test), so that no handler can name another tenant's partition.
 *
 * @module
 */
import { assert } from '../base/assert.ts'
import type { Brand } from '../base/brand.ts'

export type TenantScope = Brand<{ readonly tenantId: string }, 'TenantScope'>

/** Letters, digits, `_` and `-`: issuers choose the form, but a separator of store keys never fits in. */
const TENANT_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** Whether a token's tenant claim has the form of a tenant id; ask before `tenantScope`. */
export const isTenantId = (text: string): boolean => TENANT_ID.test(text)

export function tenantScope(tenantId: string): TenantScope {
  assert(isTenantId(tenantId), 'a tenant scope is made of a well-formed tenant id')
  return Object.freeze({ tenantId }) as TenantScope
}
