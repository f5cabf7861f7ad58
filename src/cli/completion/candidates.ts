/**
 * What may stand in the place of the last word: made from the same tables as help and parsing.
 *
 * @module
 */
import type { Kind } from '../../model/kind.ts'
import type { Command } from '../command.ts'
import { VERBS } from '../commands.ts'
import { clientOf, connectionOf } from '../connection.ts'
import type { Flag, Flags } from '../flag.ts'
import type { Io } from '../io.ts'
import { kindCommand, verbsOf } from '../kind/kind-commands.ts'
import { type Members, methodsOf } from '../kind/kind-methods.ts'
import { kindOfWord, kindWords } from '../kind/kind-word.ts'
import { Names } from '../kind/names.ts'
import { homeOf } from '../kind/place.ts'
import { readProfiles } from '../profile-file.ts'
import { COMPLETION_SCRIPTS } from './scripts.ts'

/** `words` are those after `weft`; the last one is being written. None: file names, if anything. */
export async function candidates(words: readonly string[], io: Io): Promise<string[]> {
  const last = words.at(-1) ?? ''
  const found = await inPlace(words.slice(0, -1), last, io)
  return found.filter((one) => one.startsWith(last)).sort()
}

async function inPlace(before: readonly string[], last: string, io: Io): Promise<string[]> {
  const [first = '', second] = before
  if (before.length === 0) return ['help', ...VERBS.map(({ name }) => name), ...kindWords()]
  if (first === 'help') return inPlace(before.slice(1), last, io)
  const kind = kindOfWord(first)
  if (kind === undefined) return afterVerb(first, before.slice(1), last, io)
  if (second === undefined) return [...verbsOf(kind)]
  const command = kindCommand(kind, second)
  if (command === undefined) return []
  const rest = before.slice(2)
  const ofFlag = await flagCandidates(command, rest, last, io)
  if (ofFlag !== undefined) return ofFlag
  const takesName = ['get', 'update', 'delete'].includes(second)
  return takesName && !hasName(command.flags, rest)
    ? namesOf(kind, rest, io)
    : flagNames(command.flags, rest)
}

/** Whether a word is there that is neither a flag nor the value of one. */
const hasName = (flags: Flags, words: readonly string[]): boolean =>
  words.some((word, i) => !word.startsWith('-') && flagBefore(flags, words[i - 1]) === undefined)

async function afterVerb(
  name: string,
  rest: readonly string[],
  last: string,
  io: Io,
): Promise<string[]> {
  const command = await VERBS.find((verb) => verb.name === name)?.load()
  if (command === undefined) return []
  const ofFlag = await flagCandidates(command, rest, last, io)
  if (ofFlag !== undefined) return ofFlag
  if (name === 'completion') return Object.keys(COMPLETION_SCRIPTS)
  if (name === 'profile') return profileCandidates(rest, io)
  return last === '' && name === 'explain' ? [] : flagNames(command.flags, rest)
}

function profileCandidates(rest: readonly string[], io: Io): string[] {
  return rest.length === 0 ? ['set', 'list', 'use', 'show', 'remove'] : profileNames(io)
}

function profileNames(io: Io): string[] {
  const file = readProfiles(io)
  return file.ok ? Object.keys(file.value.profiles) : []
}

/** Undefined: the word is neither a flag nor the value of one. */
async function flagCandidates(
  command: Command,
  rest: readonly string[],
  last: string,
  io: Io,
): Promise<string[] | undefined> {
  if (last.startsWith('-')) return flagNames(command.flags, rest)
  const flag = flagBefore(command.flags, rest.at(-1))
  if (flag === undefined) return undefined
  if (flag.type === 'choice') return [...flag.values]
  if (rest.at(-1) === '--profile') return profileNames(io)
  const kinds = 'value' in flag ? kindsIn(flag.value) : []
  const names = await Promise.all(kinds.map((kind) => namesOf(kind, rest, io)))
  return names.flat()
}

/** The flag whose value comes next. */
function flagBefore(flags: Flags, word: string | undefined): Flag | undefined {
  const name = /^--([\w-]+)$/.exec(word ?? '')?.[1] ?? ''
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined
  return flag?.type === 'switch' || flag?.type === 'onOff' ? undefined : flag
}

function flagNames(flags: Flags, given: readonly string[]): string[] {
  return Object.entries(flags).flatMap(([name, { type }]) => {
    const isGiven = given.includes(`--${name}`) && type !== 'texts'
    if (isGiven) return []
    return type === 'onOff' ? [`--${name}`, `--no-${name}`] : [`--${name}`]
  })
}

/** `VNIC|NAT-GATEWAY` stands for names of these kinds. */
const kindsIn = (value: string): Kind[] =>
  value.split('|').flatMap((word) => kindOfWord(word.toLowerCase()) ?? [])

const TIMEOUT_MS = 1_000

/** Names that the API has, in the VPC that the words say; nobody waits long for a completion. */
async function namesOf(kind: Kind, given: readonly string[], io: Io): Promise<string[]> {
  const flags = Object.fromEntries(
    given.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), given[i + 1]]] : [])),
  ) as Members
  const connection = connectionOf(flags, io)
  if (!connection.ok || connection.value === undefined) return []
  const limits = { attemptsMax: 1, timeoutMs: TIMEOUT_MS }
  const names = new Names(clientOf(connection.value, io, limits))
  try {
    const home = await homeOf(kind, flags, names)
    if (!home.ok) return []
    const { items } = await methodsOf(names.api, kind).list({ ...home.value, pageSize: 500 })
    return items.flatMap(({ name }) => name ?? [])
  } catch {
    return []
  }
}
