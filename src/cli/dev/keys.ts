import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DevelopmentKeys, developmentKeys } from '../../auth/development.ts'

/** The key pair that signs this folder's tokens; made once, so that a token outlives a restart. */
export async function keysOf(folder: string): Promise<DevelopmentKeys> {
  const path = join(folder, 'keys.json')
  const kept = read(path)
  if (kept !== undefined) return kept
  const keys = await developmentKeys()
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 })
  return keys
}

/** A file that holds no keys is made anew: they are worth nothing outside this folder. */
function read(path: string): DevelopmentKeys | undefined {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<DevelopmentKeys> | null
    const { privateKey, publicKeys } = found ?? {}
    return privateKey && publicKeys ? { privateKey, publicKeys } : undefined
  } catch {
    return undefined
  }
}
