/** What every store promises, run on each of them. */
import { describe } from 'vitest'
import { claims } from './contract/claims.ts'
import { history } from './contract/history.ts'
import { idempotency } from './contract/idempotency.ts'
import { integrity } from './contract/integrity.ts'
import { isolation } from './contract/isolation.ts'
import { memory } from './contract/memory.ts'
import { past } from './contract/past.ts'
import { rehearsal } from './contract/rehearsal.ts'
import { resources } from './contract/resources.ts'
import type { Open } from './contract/subject.ts'
import { versions } from './contract/versions.ts'

export function storeContract(name: string, open: Open): void {
  describe(name, () => {
    versions(open)
    claims(open)
    idempotency(open)
    rehearsal(open)
    integrity(open)
    isolation(open)
    history(open)
    memory(open)
    past(open)
    resources(open)
  })
}
