import type { Kind } from '../../model/kind.ts'
import type { ProblemCode } from '../../model/problem.ts'
import {
  type Action,
  GENERIC_OPERATIONS,
  type GenericOperation,
  kebab,
} from '../../operation/operations.ts'
import type { BodyDescription, Endpoint, Method } from '../endpoint.ts'
import { listParameters } from '../list-page.ts'
import { collectionPath, itemPath } from '../place-of.ts'
import { creationFields, patchFields } from '../schema/body-schema.ts'
import { handleGet, handleList } from './read.ts'
import { CREATE_TYPES, handleWrite, PATCH_TYPES } from './write.ts'

export const genericEndpoints = (): Endpoint[] => GENERIC_OPERATIONS.map(endpointOf)

const METHODS: Readonly<Record<Action, Method>> = {
  create: 'POST',
  get: 'GET',
  list: 'GET',
  update: 'PATCH',
  delete: 'DELETE',
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const SPELLED: Readonly<Record<string, string>> = {
  vpc: 'VPC',
  vpcs: 'VPCs',
  vnic: 'vNIC',
  vnics: 'vNICs',
  nat: 'NAT',
  ip: 'IP',
  ips: 'IPs',
  acl: 'ACL',
  acls: 'ACLs',
}

/** `networkAclEntry` in a sentence: `network ACL entry`. */
const words = (name: string): string =>
  kebab(name)
    .split('-')
    .map((word) => SPELLED[word] ?? word)
    .join(' ')

const one = ({ name }: Kind): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${words(name)}`

const SUMMARIES: Readonly<Record<Action, (kind: Kind) => string>> = {
  create: (kind) => `Create ${one(kind)}`,
  get: (kind) => `Get ${one(kind)}`,
  list: (kind) => `List ${words(kind.plural)}`,
  update: (kind) => `Change ${one(kind)}`,
  delete: (kind) => `Delete ${one(kind)}`,
}

const WRITE_PROBLEMS: readonly ProblemCode[] = ['idempotency_key_reused', 'write_contention']

const PROBLEMS: Readonly<Record<Action, readonly ProblemCode[]>> = {
  create: ['invalid_fields', 'name_taken', 'quota_exceeded', ...WRITE_PROBLEMS],
  get: [],
  list: [],
  update: ['invalid_fields', 'name_taken', 'revision_moved', ...WRITE_PROBLEMS],
  delete: ['in_use', 'revision_moved', ...WRITE_PROBLEMS],
}

function endpointOf({ id, action, kind, scope }: GenericOperation): Endpoint {
  const isOfItem = action !== 'create' && action !== 'list'
  const body = bodyOf(action, kind)
  return {
    operationId: id,
    method: METHODS[action],
    path: isOfItem ? itemPath(kind) : collectionPath(kind),
    tag: kind.plural,
    summary: SUMMARIES[action](kind),
    scope,
    ...(action === 'list' ? { query: listParameters(kind) } : {}),
    ...(body === undefined ? {} : { body }),
    answer: answerOf(action, kind),
    problems: PROBLEMS[action],
    handle: (exchange) => {
      if (action === 'get') return handleGet(kind, exchange)
      if (action === 'list') return handleList(kind, exchange)
      return handleWrite({ operationId: id, action, kind }, exchange)
    },
  }
}

function bodyOf(action: Action, kind: Kind): BodyDescription | undefined {
  const name = upperFirst(kind.name)
  if (action === 'create') {
    const fields = creationFields(kind)
    return { mediaTypes: CREATE_TYPES, fields, mode: 'whole', schemaName: `${name}Creation` }
  }
  if (action !== 'update') return undefined
  const fields = patchFields(kind)
  return { mediaTypes: PATCH_TYPES, fields, mode: 'patch', schemaName: `${name}Patch` }
}

function answerOf(action: Action, kind: Kind): Endpoint['answer'] {
  const schemaName = upperFirst(kind.name)
  switch (action) {
    case 'create':
      return { status: 201, doc: 'Created.', schemaName, hasEtag: true, hasLocation: true }
    case 'list':
      return { status: 200, doc: 'One page.', schemaName: `${schemaName}Page`, hasEtag: true }
    case 'delete':
      return { status: 204, doc: 'Deleted.' }
    case 'get':
    case 'update':
      return { status: 200, doc: 'As it is now.', schemaName, hasEtag: true }
  }
}
