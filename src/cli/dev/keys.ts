import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DevelopmentKeys, developmentKeys } from '../../auth/development.ts'

/** The key pair that signs this folder's tokens; made once, so that a token outlives a restart. */
export async function keysOf(folder: string): Promise<DevelopmentKeys> {
  const path = join(folder, 'keys.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DevelopmentKeys
  } catch {
    const keys = await developmentKeys()
    writeFileSync(path, JSON.stringify(keys), { mode: 0o600 })
    return keys
  }
}
