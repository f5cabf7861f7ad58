/**
 * Everything that can be asked for, in one table.
 *
 * The API's endpoints, the SDK's methods, the verbs of the CLI and the entries of the audit log are
 * made from it; `id` is the name that they share.
 *
 * @module
 */
import type { Kind } from './kind.ts'
import { kindNamed } from './kind-named.ts'
import { collectionPath, itemPath } from './kind-path.ts'
import { API_KINDS } from './kinds.ts'
import type { Method } from './method.ts'
import { aWord, kebab, upperFirst, words } from './words.ts'

export type { Method }

/** What can be done with a resource of any kind. */
export type Action = 'create' | 'get' | 'list' | 'update' | 'delete' | 'replace'

export interface Operation {
  readonly id: string
  readonly method: Method
  readonly path: string
  /** What the token must allow. */
  readonly scope: string
  readonly summary: string
}

export interface GenericOperation extends Operation {
  readonly action: Action
  readonly kind: Kind
}

const ACTIONS: readonly Action[] = ['create', 'list', 'get', 'update', 'delete']

/** Children are also written all at once. */
const actionsOf = ({ parent }: Kind): readonly Action[] =>
  parent === undefined ? ACTIONS : [...ACTIONS, 'replace']

const METHODS: Readonly<Record<Action, Method>> = {
  create: 'POST',
  get: 'GET',
  list: 'GET',
  update: 'PATCH',
  delete: 'DELETE',
  replace: 'PUT',
}

const SUMMARIES: Readonly<Record<Action, (kind: Kind) => string>> = {
  create: ({ name }) => `Create ${aWord(name)}`,
  get: ({ name }) => `Get ${aWord(name)}`,
  list: ({ plural }) => `List ${words(plural)}`,
  update: ({ name }) => `Change ${aWord(name)}`,
  delete: ({ name }) => `Delete ${aWord(name)}`,
  replace: ({ plural, parent = '' }) => `Replace all ${words(plural)} of ${aWord(parent)}`,
}

/** Children are part of their parent: who may write a group may write its rules. */
const scopedAs = ({ parent, plural }: Kind): string =>
  kebab(parent === undefined ? plural : kindNamed(parent).plural)

function genericOperation(kind: Kind, action: Action): GenericOperation {
  const isOfMany = action === 'list' || action === 'replace'
  const verb = action === 'get' || action === 'list' ? 'read' : 'write'
  return {
    id: `${action}${upperFirst(isOfMany ? kind.plural : kind.name)}`,
    method: METHODS[action],
    path: isOfMany || action === 'create' ? collectionPath(kind) : itemPath(kind),
    scope: `${scopedAs(kind)}:${verb}`,
    summary: SUMMARIES[action](kind),
    action,
    kind,
  }
}

/** What every kind gives by itself. */
export const GENERIC_OPERATIONS: readonly GenericOperation[] = API_KINDS.flatMap((kind) =>
  actionsOf(kind).map((action) => genericOperation(kind, action)),
)

/** What no kind gives by itself. */
export const SPECIAL_OPERATIONS = {
  createVnicBatch: {
    id: 'createVnicBatch',
    method: 'POST',
    path: '/v1/vpcs/{vpcId}/vnics/batch',
    scope: 'vnics:write',
    summary: 'Create up to 100 vNICs',
  },
  getUsage: {
    id: 'getUsage',
    method: 'GET',
    path: '/v1/usage',
    scope: 'usage:read',
    summary: 'Get what is used of every limit',
  },
  createTrace: {
    id: 'createTrace',
    method: 'POST',
    path: '/v1/traces',
    scope: 'traces:run',
    summary: 'Ask whether a packet would arrive and its reply come back, and why',
  },
  getNetwork: {
    id: 'getNetwork',
    method: 'GET',
    path: '/v1/network',
    scope: 'network:read',
    summary: 'Get everything that there is, at one moment',
  },
  getTopology: {
    id: 'getTopology',
    method: 'GET',
    path: '/v1/vpcs/{vpcId}/topology',
    scope: 'vpcs:read',
    summary: 'Get a VPC as a graph',
  },
} as const satisfies Readonly<Record<string, Operation>>

export const OPERATIONS: readonly Operation[] = [
  ...GENERIC_OPERATIONS,
  ...Object.values(SPECIAL_OPERATIONS),
]

/** Every scope that some operation asks for, or some resource besides. */
export const SCOPES: readonly string[] = [
  ...new Set([
    ...OPERATIONS.map(({ scope }) => scope),
    ...API_KINDS.flatMap(({ further }) => further?.scope ?? []),
  ]),
].sort()
