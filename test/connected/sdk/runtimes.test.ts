/** One program, written with the SDK alone, in every runtime that it is for. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorkerd } from '../../../src/cli/dev/workerd.ts'
import { nodeBinary } from '../../support/node-versions.ts'
import { startTestWorker, type TestWorker } from '../../support/worker.ts'

/** Creates, finds, changes, asks and deletes; gives what it has seen. */
const PROGRAM = `
import { weft, WeftError } from './src/sdk/index.ts'

export async function program(url, token) {
  const api = weft({ url, token })
  const vpc = await api.createVpc({ name: 'blue', cidrs: ['10.0.0.0/16'] })
  const subnet = await api.createSubnet({ vpcId: vpc.id, name: 'web', cidrs: ['10.0.1.0/24'] })
  for (const name of ['web-1', 'web-2', 'web-3']) {
    await api.createVnic({ vpcId: vpc.id, subnetId: subnet.id, name })
  }
  const names = []
  for await (const { name } of api.listVnics({ vpcId: vpc.id, pageSize: 2 })) names.push(name)
  const { etag } = await api.getSubnet(subnet).raw()
  await api.updateSubnet(subnet, { tags: { tier: 'web' } }, { ifMatch: etag })
  const stale = await api.updateSubnet(subnet, { name: 'x' }, { ifMatch: etag }).catch((e) => e)
  const { verdict, network } = await api.createTrace({ from: 'web-1', to: 'web-2', protocol: 'tcp', port: 80 })
  const used = await api.deleteSubnet(subnet).catch((error) => error)
  for (const vnic of await api.listVnics({ vpcId: vpc.id }).all()) await api.deleteVnic(vnic)
  await api.deleteSubnet(subnet)
  await api.deleteVpc(vpc)
  return {
    names,
    stale: stale instanceof WeftError && stale.code,
    verdict,
    isRemembered: api.versions()[vpc.id] === network.versions[vpc.id],
    blocking: used.blocking.length,
    left: (await api.listVpcs({ name: 'blue' })).items.length,
  }
}
`

const SEEN = {
  names: ['web-1', 'web-2', 'web-3'],
  stale: 'revision_moved',
  verdict: 'delivered',
  isRemembered: true,
  blocking: 3,
  left: 0,
}

const IN_NODE = `${PROGRAM}
const [url, token] = process.argv.slice(2)
console.log(JSON.stringify(await program(url, token)))
`

const IN_WORKERD = `${PROGRAM}
export default {
  async fetch(request, { url, token }) {
    return Response.json(await program(url, token))
  },
}
`

let worker: TestWorker
beforeAll(async () => {
  worker = await startTestWorker()
})
afterAll(() => worker.stop())

async function bundled(contents: string, name: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'weft-sdk-')), name)
  await build({
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
  })
  return outfile
}

for (const major of [20, 22, 24]) {
  const node = nodeBinary(major)
  test.skipIf(node === undefined)(`under Node ${major}`, async () => {
    const file = await bundled(IN_NODE, 'program.mjs')
    const token = await worker.token(`node-${major}`)
    const argv = [file, worker.url, token]
    const printed = execFileSync(node?.path ?? '', argv, { encoding: 'utf8' })
    expect(JSON.parse(printed)).toEqual(SEEN)
  })
}

test('in workerd', async () => {
  const workerFile = await bundled(IN_WORKERD, 'worker.js')
  const bindings = { url: worker.url, token: await worker.token('workerd') }
  const started = await startWorkerd({ workerFile, l4Port: 0, bindings })
  if (!started.ok) throw new Error(started.error.lines.join('\n'))
  try {
    expect(await (await fetch(started.value.url)).json()).toEqual(SEEN)
  } finally {
    await started.value.child.stop()
  }
})
