import type { TenantScope } from '../model/tenant-scope.ts'

/** Who asks, as a verified token says. */
export interface Principal {
  /** `sub` of the token: stands in the audit log. */
  readonly subject: string
  readonly scope: TenantScope
  /** What the token allows, as in `vpcs:write`. */
  readonly scopes: ReadonlySet<string>
}
