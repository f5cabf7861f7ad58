import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseExpectations, surprises } from '../../../src/cli/dev/expectation.ts'
import { compile, trace } from '../../../src/engine/index.ts'
import { SCOPES } from '../../../src/model/operations.ts'
import { answerJson } from '../../../src/render/trace-json.ts'
import { type TestApi, testApi } from '../../support/api.ts'
import { weft } from '../../support/cli.ts'
import { planOf } from '../../support/manifest.ts'

const SAMPLE = 'examples/sample/network.yaml'
const folder = mkdtempSync(join(tmpdir(), 'weft-apply-'))

function fileOf(text: string): string {
  const path = join(folder, 'shop.yaml')
  writeFileSync(path, text)
  return path
}

const worldOf = (api: TestApi) => ({
  env: { WEFT_URL: 'http://weft.test', WEFT_TOKEN: ['acme', ...SCOPES].join(' ') },
  fetch: ((url: string | URL, init: RequestInit) =>
    api.fetch(new Request(url, init))) as typeof fetch,
})

test('the sample is applied, is then as it should be, and answers as it does offline', async () => {
  const api = testApi()
  const world = worldOf(api)
  const applied = await weft(['apply', SAMPLE, '--yes'], world)
  expect(applied).toMatchObject({ exitCode: 0, err: '' })
  const again = await weft(['plan', SAMPLE, '--exit-code'], world)
  expect(again.out).toContain('0 to create, 0 to change, 0 to replace, 0 to delete')
  expect(again.exitCode).toBe(0)
  const offline = compile(planOf(readFileSync(SAMPLE, 'utf8')).network)
  for (const question of parseExpectations(
    readFileSync('examples/sample/questions.yaml', 'utf8'),
  )) {
    const answer = trace(offline, question.ask)
    if (!answer.ok) throw new Error(answer.error.detail)
    expect(surprises(question, answerJson(answer.value)), question.title).toEqual([])
    const online = await api.post('/v1/traces', question.ask)
    expect(surprises(question, online.body), question.title).toEqual([])
  }
})

test('a plan that is refused says file, line and column, and nothing is written', async () => {
  const api = testApi()
  const path = fileOf(
    '- { kind: vpc, name: a, cidrs: [10.0.0.0/16] }\n- { kind: subnet, name: s, vpcId: vpc/a, cidrs: [10.1.0.0/24] }',
  )
  const { exitCode, err } = await weft(['apply', path, '--yes'], worldOf(api))
  expect(exitCode).toBe(3)
  expect(err).toContain('shop.yaml:2:50: 10.1.0.0/24 lies outside 10.0.0.0/16')
  expect((await api.call('/v1/vpcs')).body.items).toEqual([])
})

test('what is no longer in the file goes with --prune, and what a VPC came with can be declared', async () => {
  const api = testApi()
  const world = worldOf(api)
  const text = `
- { kind: vpc, name: shop, cidrs: [10.0.0.0/16] }
- { kind: securityGroup, name: default, vpcId: vpc/shop, rules: [] }
- { kind: securityGroup, name: web, vpcId: vpc/shop }
`
  expect(await weft(['apply', fileOf(text), '--yes'], world)).toMatchObject({
    exitCode: 0,
    err: '',
  })
  expect((await weft(['plan', fileOf(text), '--exit-code'], world)).exitCode).toBe(0)
  const less = fileOf(text.replace(/.*name: web.*\n/, ''))
  const plan = await weft(['plan', less, '--prune', '--json'], world)
  expect(JSON.parse(plan.out)).toMatchObject({
    summary: { delete: 1, unchanged: 2 },
    steps: [{ action: 'delete', path: 'securityGroup/shop/web' }],
  })
  expect(await weft(['apply', less, '--prune', '--yes'], world)).toMatchObject({ exitCode: 0 })
})

test('without a yes nothing is done, and without anybody to ask it is refused', async () => {
  const api = testApi()
  const path = fileOf('{ kind: vpc, name: a, cidrs: [10.0.0.0/16] }')
  expect((await weft(['apply', path], worldOf(api))).exitCode).toBe(2)
  const asked = await weft(['apply', path], { ...worldOf(api), answers: ['no'] })
  expect(asked.err).toContain('1 to create')
  expect((await api.call('/v1/vpcs')).body.items).toEqual([])
})

test('what is exported is what was applied: planned again, it only has to be adopted', async () => {
  const api = testApi()
  const world = worldOf(api)
  await weft(['apply', SAMPLE, '--yes'], world)
  const exported = await weft(['export', '--name', 'network'], world)
  expect(exported).toMatchObject({ exitCode: 0, err: '' })
  expect(exported.out).not.toMatch(/_01[0-9a-z]{24}/)
  const plan = await weft(['plan', fileOf(exported.out), '--json'], world)
  const { steps } = JSON.parse(plan.out)
  const others = steps.filter(
    ({ action, body }: { action: string; body: object }) =>
      action !== 'update' || Object.keys(body).join() !== 'managedBy',
  )
  expect(others).toEqual([])
})

test('a kept plan is done exactly, or not at all once the network has changed', async () => {
  const api = testApi()
  const world = worldOf(api)
  const kept = join(folder, 'plan.json')
  const file = fileOf('{ kind: vpc, name: a, cidrs: [10.0.0.0/16] }')
  expect(await weft(['plan', file, '--out', kept], world)).toMatchObject({ exitCode: 0 })
  await api.make('/v1/vpcs', { name: 'b', cidrs: ['10.1.0.0/16'] })
  const stale = await weft(['apply', '--plan', kept, '--yes'], world)
  expect(stale.exitCode).toBe(6)
  expect(stale.err).toContain('plan_stale')
  expect((await api.call('/v1/vpcs')).body.items).toHaveLength(1)
  expect(await weft(['plan', file, '--out', kept], world)).toMatchObject({ exitCode: 0 })
  expect(await weft(['apply', '--plan', kept, '--yes'], world)).toMatchObject({
    exitCode: 0,
    err: '',
  })
  expect((await api.call('/v1/vpcs')).body.items).toHaveLength(2)
})
