/**
 * Which API a command asks, and as whom: flags first, then the environment, then the profile.
 *
 * @module
 */
import { nearest } from '../base/nearest.ts'
import { ok, type Result } from '../base/result.ts'
import { type Weft, type WeftOptions, weft } from '../sdk/index.ts'
import type { ConnectionFlags } from './connection-flags.ts'
import type { Io } from './io.ts'
import { type Profile, readProfiles } from './profile-file.ts'
import { type Refusal, wrongUsage } from './refusal.ts'

export interface Connection {
  readonly url: string
  readonly token: string
  /** Name of the profile that the URL is from. */
  readonly profile?: string
}

interface Named {
  readonly name: string
  readonly profile: Profile
}

/** Undefined: nothing names an API. */
export function connectionOf(
  flags: ConnectionFlags,
  io: Pick<Io, 'env'>,
): Result<Connection | undefined, Refusal> {
  const { WEFT_URL: envUrl, WEFT_TOKEN: envToken } = io.env
  const chosen = profileOf(flags, io)
  if (!chosen.ok) return chosen
  // A profile that a flag names comes before the environment.
  const named = flags.profile === undefined ? undefined : chosen.value
  const url = flags.url ?? named?.profile.url ?? (envUrl || chosen.value?.profile.url)
  if (url === undefined) return ok(undefined)
  if (!URL.canParse(url)) return wrongUsage(`--url takes a URL, not ${JSON.stringify(url)}`)
  // A token is for the API that it was kept with, and is shown to no other.
  const kept = chosen.value?.profile.url === url ? chosen.value : undefined
  const ownToken = kept?.profile.token
  const first = named === undefined ? envToken || ownToken : (ownToken ?? envToken)
  const token = flags.token ?? first
  if (token === undefined) {
    return wrongUsage(`${url} needs a token: --token, WEFT_TOKEN, or a profile with one`)
  }
  return ok({ url, token, ...(kept === undefined ? {} : { profile: kept.name }) })
}

function profileOf(
  { profile: flag }: ConnectionFlags,
  io: Pick<Io, 'env'>,
): Result<Named | undefined, Refusal> {
  const file = readProfiles(io)
  if (!file.ok) return file
  const { current, profiles } = file.value
  const name = flag ?? (io.env['WEFT_PROFILE'] || current)
  if (name === undefined) return ok(undefined)
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  return profile === undefined ? noProfile(name, Object.keys(profiles)) : ok({ name, profile })
}

export function noProfile(name: string, known: readonly string[]): Result<never, Refusal> {
  const [meant] = nearest(name, known)
  const hint =
    meant === undefined ? `known are ${known.join(', ') || 'none'}` : `did you mean ${meant}?`
  return wrongUsage(`there is no profile ${JSON.stringify(name)}; ${hint}`)
}

export const NO_API = [
  'say which API: --url URL and --token TOKEN, or WEFT_URL and WEFT_TOKEN,',
  'or keep them: weft profile set NAME --url URL --token TOKEN',
  '`weft dev` runs one on this machine, and keeps its profile itself',
] as const

/** A client of the API that flags, environment or profile name. */
export function connect(flags: ConnectionFlags, io: Io): Result<Weft, Refusal> {
  const connection = connectionOf(flags, io)
  if (!connection.ok) return connection
  return connection.value === undefined ? wrongUsage(...NO_API) : ok(clientOf(connection.value, io))
}

export const clientOf = (
  { url, token }: Pick<Connection, 'url' | 'token'>,
  io: Io,
  limits: Partial<WeftOptions> = {},
): Weft => weft({ url, token, fetch: io.fetch, budgetMs: 30_000, ...limits })
