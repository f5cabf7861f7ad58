/**
 * The verbs of every kind, made from the operations that the API has.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import { type Action, GENERIC_OPERATIONS } from '../../model/operations.ts'
import type { Command } from '../command.ts'
import { createCommand } from './verb/create.ts'
import { deleteCommand } from './verb/delete.ts'
import { getCommand } from './verb/get.ts'
import { listCommand } from './verb/list.ts'
import { replaceCommand } from './verb/replace.ts'
import { updateCommand } from './verb/update.ts'

const COMMANDS: Readonly<Record<Action | 'replace', (kind: Kind) => Command>> = {
  create: createCommand,
  list: listCommand,
  get: getCommand,
  update: updateCommand,
  delete: deleteCommand,
  replace: replaceCommand,
}

export const verbsOf = (kind: Kind): readonly Action[] =>
  GENERIC_OPERATIONS.filter((operation) => operation.kind === kind).map(({ action }) => action)

export const summaryOf = (kind: Kind, verb: string): string =>
  GENERIC_OPERATIONS.find(({ kind: of, action }) => of === kind && action === verb)?.summary ?? ''

/** Undefined: the kind has no such verb. */
export function kindCommand(kind: Kind, verb: string | undefined): Command | undefined {
  const known = verbsOf(kind).find((one) => one === verb)
  return known === undefined ? undefined : COMMANDS[known](kind)
}
