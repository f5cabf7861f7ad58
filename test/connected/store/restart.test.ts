import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tenantScope } from '../../../src/model/tenant-scope.ts'
import type { Chain } from '../../../src/store/chain.ts'
import { dynamoStore } from '../../../src/store/dynamo/dynamo-store.ts'
import {
  type Dynoxide,
  dynoxideBinary,
  LOCAL_CREDENTIALS,
  startDynoxide,
} from '../../support/dynoxide.ts'
import { resource, vpcId, written } from '../../support/store.ts'

const VPC: Chain = { kind: 'vpc', vpcId: vpcId(1) }
const scope = tenantScope('acme')

const storeOf = ({ endpoint, tableName }: Dynoxide) =>
  dynamoStore({
    endpoint,
    tableName,
    region: 'local',
    credentials: LOCAL_CREDENTIALS,
    pacing: { pause: async () => {}, random: () => 0 },
  })

const isAbsent = dynoxideBinary() === undefined

test.skipIf(isAbsent)('what was acknowledged outlives a kill of the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weft-'))
  const dbPath = join(folder, 'weft.db')
  try {
    const first = await startDynoxide({ dbPath })
    const state = await written({ store: storeOf(first), scope }, VPC, [resource('sub_1')])
    await first.stop('SIGKILL')
    const second = await startDynoxide({ dbPath })
    expect(await storeOf(second).load(scope, VPC)).toEqual({ ok: true, value: state })
    await second.stop()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.skipIf(isAbsent)('a database that is gone is unavailable, not an exception', async () => {
  const gone = await startDynoxide()
  const store = storeOf(gone)
  await gone.stop()
  expect(await store.ping()).toBe(false)
  expect(await store.load(scope, VPC)).toMatchObject({ error: { kind: 'unavailable' } })
  await expect(written({ store, scope }, VPC, [resource('sub_1')])).rejects.toThrow('unavailable')
})
