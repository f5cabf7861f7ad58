/**
 * Everything that can be asked for, by name.
 *
 * The name is the operationId of the API, the method of the SDK and the entry of the audit log.
 *
 * @module
 */
import type { Kind } from '../model/kind.ts'
import { API_KINDS } from '../model/kinds.ts'
import { kindNamed } from './kind-of.ts'

export type Action = 'create' | 'get' | 'list' | 'update' | 'delete'

export interface GenericOperation {
  readonly id: string
  readonly action: Action
  readonly kind: Kind
  /** What the token must allow. */
  readonly scope: string
}

const ACTIONS: readonly Action[] = ['create', 'list', 'get', 'update', 'delete']

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `securityGroups` as it stands in paths and scopes: `security-groups`. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Children are part of their parent: who may write a group may write its rules. */
export const resourceOf = (kind: Kind): string =>
  kebab(kind.parent === undefined ? kind.plural : kindNamed(kind.parent).plural)

function genericOperation(kind: Kind, action: Action): GenericOperation {
  const name = upperFirst(action === 'list' ? kind.plural : kind.name)
  const verb = action === 'get' || action === 'list' ? 'read' : 'write'
  return { id: `${action}${name}`, action, kind, scope: `${resourceOf(kind)}:${verb}` }
}

export const GENERIC_OPERATIONS: readonly GenericOperation[] = API_KINDS.flatMap((kind) =>
  ACTIONS.map((action) => genericOperation(kind, action)),
)

export const TRACE_SCOPE = 'traces:run'
export const TOPOLOGY_SCOPE = 'vpcs:read'

/** Every scope that some operation asks for. */
export const SCOPES: readonly string[] = [
  ...new Set([...GENERIC_OPERATIONS.map(({ scope }) => scope), TRACE_SCOPE, TOPOLOGY_SCOPE]),
].sort()
