/** What the parts of the contract share. Each test has tenants of its own, so that one database serves all. */
import { type TenantScope, tenantScope } from '../../../src/model/tenant-scope.ts'
import type { Chain, ChainState } from '../../../src/store/chain.ts'
import type { ListedPool } from '../../../src/store/claim.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Item, Table } from '../../../src/store/table.ts'
import { vpcId } from '../../support/store.ts'

export interface Subject {
  readonly store: Store
  /** Another store over the same data that has seen nothing of it. */
  cold(): Store
  /** The same data as `store` sees it, to damage it. */
  readonly table: Table
  everything(): Promise<readonly Item[]>
}

export type Open = () => Promise<Subject>

let tenants = 0

export const someone = (): TenantScope => {
  tenants += 1
  return tenantScope(`ten${Date.now().toString(36)}${tenants}`)
}

export const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }
export const OTHER_VPC: Chain = { kind: 'vpc', vpcId: vpcId(2) }
export const TENANT: Chain = { kind: 'tenant' }

export const ADDRESSES: ListedPool = { kind: 'address', vpcId: vpcId(1), subnetId: 'sub_1' }

export async function load(store: Store, scope: TenantScope, chain = VPC): Promise<ChainState> {
  const state = await store.load(scope, chain)
  if (!state.ok) throw new Error(state.error.kind)
  return state.value
}
