import { typeId } from '../model/id.ts'
import type { Fresh } from '../operation/fresh.ts'

const TWO_TO_32 = 2 ** 32

/** Time and chance of the machine; one instant for the whole request. */
export function systemFresh(): Fresh {
  const nowMs = Date.now()
  return {
    nowMs,
    timestamp: new Date(nowMs).toISOString(),
    id: (prefix) => typeId(prefix, nowMs, [...crypto.getRandomValues(new Uint8Array(10))]),
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / TWO_TO_32,
  }
}
