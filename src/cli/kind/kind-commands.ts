/**
 * The verbs of every kind, made from the operations that the API has.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { type Action, GENERIC_OPERATIONS, SPECIAL_OPERATIONS } from '../../model/operations.ts'
import type { Command } from '../command.ts'
import { batchCommand } from './verb/batch.ts'
import { createCommand } from './verb/create.ts'
import { deleteCommand } from './verb/delete.ts'
import { getCommand } from './verb/get.ts'
import { listCommand } from './verb/list.ts'
import { replaceCommand } from './verb/replace.ts'
import { updateCommand } from './verb/update.ts'

type Make = (kind: Kind) => Command

const COMMANDS: Readonly<Record<Action, Make>> = {
  create: createCommand,
  list: listCommand,
  get: getCommand,
  update: updateCommand,
  delete: deleteCommand,
  replace: replaceCommand,
}

/** What a special operation adds to one kind. */
const MORE: Readonly<Record<string, Readonly<Record<string, readonly [summary: string, Make]>>>> = {
  vnic: { batch: [SPECIAL_OPERATIONS.createVnicBatch.summary, batchCommand] },
}

const generic = (kind: Kind) => GENERIC_OPERATIONS.filter((operation) => operation.kind === kind)

export const verbsOf = (kind: Kind): readonly string[] => [
  ...generic(kind).map(({ action }) => action),
  ...Object.keys(MORE[kind.name] ?? {}),
]

export const summaryOf = (kind: Kind, verb: string): string =>
  generic(kind).find(({ action }) => action === verb)?.summary ?? MORE[kind.name]?.[verb]?.[0] ?? ''

/** Undefined: the kind has no such verb. */
export function kindCommand(kind: Kind, verb: string): Command | undefined {
  const known = generic(kind).find(({ action }) => action === verb)
  const make = known === undefined ? MORE[kind.name]?.[verb]?.[1] : COMMANDS[known.action]
  return make?.(kind)
}
