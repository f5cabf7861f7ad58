import type { Kind } from '../../model/kind.ts'
import { creationFields, patchFields, repeatedFields } from '../../model/kind-fields.ts'
import { operationText } from '../../model/operation-text.ts'
import { type Action, GENERIC_OPERATIONS, type GenericOperation } from '../../model/operations.ts'
import { upperFirst } from '../../model/words.ts'
import type { BodyDescription, Endpoint, QueryParameter } from '../endpoint.ts'
import { listParameters } from '../list-page.ts'
import { genericProblems } from '../openapi/problem-codes.ts'
import { replacementFields } from '../schema/body-schema.ts'
import { fieldsParameter } from '../selection.ts'
import { DRY_RUN } from '../write-parameters.ts'
import { DEPARTURE_PARAMETERS } from './departure.ts'
import { handleGet, handleList } from './read.ts'
import { handleReplace } from './replace.ts'
import { CREATE_TYPES, handleWrite, PATCH_TYPES } from './write.ts'

export const genericEndpoints = (): Endpoint[] => GENERIC_OPERATIONS.map(endpointOf)

function endpointOf(operation: GenericOperation): Endpoint {
  const { id, action, kind } = operation
  const body = bodyOf(action, kind)
  return {
    ...operation,
    tag: kind.plural,
    query: queryOf(action, kind),
    ...(body === undefined ? {} : { body }),
    answer: answerOf(action, kind),
    // Only the documentation asks; a Worker that starts does not wait for it.
    get text() {
      return operationText(action, kind)
    },
    get problems() {
      return genericProblems(action, kind)
    },
    handle: (exchange) => {
      if (action === 'get') return handleGet(kind, exchange)
      if (action === 'list') return handleList(kind, exchange)
      if (action === 'replace') return handleReplace(id, kind, exchange)
      return handleWrite({ operationId: id, action, kind }, exchange)
    },
  }
}

function queryOf(action: Action, kind: Kind): readonly QueryParameter[] {
  if (action === 'list') return listParameters(kind)
  if (action === 'get') return [fieldsParameter(kind)]
  return action === 'delete' ? [DRY_RUN, ...DEPARTURE_PARAMETERS] : [DRY_RUN]
}

function bodyOf(action: Action, kind: Kind): BodyDescription | undefined {
  const name = upperFirst(kind.name)
  if (action === 'create') {
    const fields = creationFields(kind)
    const repeated = repeatedFields(kind)
    const schemaName = `${name}Creation`
    return { mediaTypes: CREATE_TYPES, fields, repeated, mode: 'whole', schemaName }
  }
  if (action === 'replace') {
    const fields = replacementFields(kind)
    return { mediaTypes: CREATE_TYPES, fields, mode: 'whole', schemaName: `${name}Replacement` }
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
      return {
        status: 200,
        doc: 'One page.',
        schemaName: `${schemaName}Page`,
        hasEtag: true,
        hasLink: true,
      }
    case 'replace':
      return {
        status: 200,
        doc: 'All of them, and the ETag of their parent.',
        schemaName: `${schemaName}List`,
        hasEtag: true,
      }
    case 'delete':
      return {
        status: 204,
        doc: 'Deleted.',
        or: {
          status: 200,
          doc: 'With `detach` or `cascade`: what was deleted, and what was changed for it.',
          schemaName: 'Departure',
        },
      }
    case 'get':
      return { status: 200, doc: 'As it is now.', schemaName, hasEtag: true, isSelectable: true }
    case 'update':
      return { status: 200, doc: 'As it is now.', schemaName, hasEtag: true }
  }
}
