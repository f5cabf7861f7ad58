/**
 * Where APIs are and how to get in, kept between commands in the usual configuration folder.
 *
 * @module
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '../base/result.ts'
import type { Io } from './io.ts'
import { badInput, type Refusal } from './refusal.ts'

export interface Profile {
  readonly url: string
  readonly token?: string
}

export interface ProfileFile {
  /** The profile that is taken where none is named. */
  readonly current?: string
  readonly profiles: Readonly<Record<string, Profile>>
}

const EMPTY: ProfileFile = { profiles: {} }

export function profilePath({ env }: Pick<Io, 'env'>): string {
  const onWindows = process.platform === 'win32' ? env['APPDATA'] : undefined
  const folder = env['XDG_CONFIG_HOME'] || onWindows || join(env['HOME'] || homedir(), '.config')
  return join(folder, 'weft', 'config.json')
}

/** A file that is not there has no profiles; one that cannot be understood is refused, not lost. */
export function readProfiles(io: Pick<Io, 'env'>): Result<ProfileFile, Refusal> {
  const path = profilePath(io)
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isProfileFile(found) ? ok(found) : badInput(`${path} is not a file of profiles`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(EMPTY)
    const said = error instanceof Error ? error.message : String(error)
    return badInput(`${path} cannot be read: ${said}`)
  }
}

/** Readable by nobody else: tokens are in it. Written aside and moved, so that it is never half there. */
export function writeProfiles(io: Pick<Io, 'env'>, file: ProfileFile): Result<string, Refusal> {
  const path = profilePath(io)
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const aside = `${path}.${process.pid}`
    writeFileSync(aside, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
    chmodSync(aside, 0o600)
    renameSync(aside, path)
    return ok(path)
  } catch (error) {
    return badInput(`${path} cannot be written: ${String(error)}`)
  }
}

/** Adds or changes one; the first one becomes the current one. */
export function saveProfile(
  io: Pick<Io, 'env'>,
  name: string,
  profile: Profile,
): Result<string, Refusal> {
  const before = readProfiles(io)
  if (!before.ok) return fail(before.error)
  const { current = name, profiles } = before.value
  return writeProfiles(io, { current, profiles: { ...profiles, [name]: profile } })
}

function isProfileFile(found: unknown): found is ProfileFile {
  const { current, profiles } = (found ?? {}) as Partial<ProfileFile>
  const isNamed = current === undefined || typeof current === 'string'
  return isNamed && isRecord(profiles) && Object.values(profiles).every(isProfile)
}

const isRecord = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null && !Array.isArray(found)

const isProfile = (found: unknown): boolean =>
  isRecord(found) &&
  typeof found['url'] === 'string' &&
  (found['token'] === undefined || typeof found['token'] === 'string')
