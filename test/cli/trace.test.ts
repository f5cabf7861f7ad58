import { expect, test } from 'vitest'
import { weft } from '../support/cli.ts'
import { folderOf } from '../support/folder-of.ts'

const dump = 'examples/aws'
const trace = (...argv: string[]) => weft(['trace', '--aws', dump, ...argv])
const toDb = ['--from', 'web-1', '--to', 'db-1', '--protocol', 'tcp', '--port']

test('a path that works is told hop by hop, both ways, and exits with 0', async () => {
  const { exitCode, out } = await trace(...toDb, '5432')
  expect(exitCode).toBe(0)
  expect(out).toMatch(/^tcp 10\.0\.1\.10:49152 -> 10\.0\.2\.10:5432, 64 bytes\n/)
  expect(out).toContain('from  web-1 = eni-0a01 10.0.1.10 in vpc-0a01')
  expect(out).toContain('\nreply    tcp 10.0.2.10:5432 -> 10.0.1.10:49152\n')
  expect(out).toMatch(/=> delivered\n$/)
})

test('a path that does not names what refuses and how to mend it, and exits with 1', async () => {
  const { exitCode, out } = await trace(...toDb, '22')
  expect(exitCode).toBe(1)
  expect(out).toContain('=> dropped (SG_INGRESS_NO_RULE)\n   SG_INGRESS_NO_RULE  [sg-0a02]\n')
})

test('with --json the same answer is JSON', async () => {
  const { exitCode, out } = await trace(...toDb, '22', '--json')
  expect(exitCode).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    verdict: 'dropped',
    reason: 'SG_INGRESS_NO_RULE',
    forward: { disposition: 'dropped', blockers: [{ element: 'sg-0a02' }] },
  })
})

test('the request alone is asked about with --forward-only', async () => {
  const { out } = await trace(...toDb, '5432', '--forward-only', '--json')
  expect(Object.keys(JSON.parse(out))).not.toContain('reply')
})

test.each([
  [['--icmp', 'echo'], 'icmp echo request'],
  [['--icmp', '3/1'], 'icmp type 3 code 1'],
  [['--protocol', '47'], 'gre'],
  [['--protocol', 'any'], 'any protocol'],
])('%s asks about %s', async (flags, said) => {
  const { out } = await trace('--from', 'web-1', '--to', '10.0.2.10', ...flags)
  expect(out.startsWith(`${said} 10.0.1.10`)).toBe(true)
})

test.each([
  [['--to', 'db-1', '--protocol', 'tcp'], 'say who sends: --from'],
  [['--from', 'web-1', '--protocol', 'tcp'], 'say who receives: --to'],
  [['--from', 'web-1', '--to', 'db-1'], 'say which protocol: --protocol tcp --port 443'],
  [[...toDb, '22', '--icmp', 'echo'], '--icmp contradicts --protocol tcp'],
  [['--from', 'web-1', '--to', 'db-1', '--icmp', 'ping'], '--icmp takes echo, TYPE or TYPE/CODE'],
  [[...toDb, '22', '--branch', 'a'], '--branch takes numbers with commas'],
  [[...toDb, '22', 'web-2'], '"web-2" belongs to no flag'],
  [['--from', 'web-9', '--to', 'db-1', '--protocol', 'tcp'], 'web-9'],
])('wrong usage %j exits with 2 and says what is accepted', async (flags, said) => {
  const { exitCode, out, err } = await trace(...flags)
  expect(exitCode).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(said)
})

test('a network must be named, and one is enough', async () => {
  expect((await weft(['trace', ...toDb, '22'])).err).toContain('say which network: --aws DIR')
  const both = await trace(...toDb, '22', '--url', 'http://127.0.0.1:1', '--token', 'x')
  expect(both.err).toContain('--aws, --network and --url are several networks; name one')
})

test('an API that is not there exits with 3', async () => {
  const url = ['--url', 'http://127.0.0.1:1', '--token', 'x']
  const { exitCode, err } = await weft(['trace', ...url, ...toDb, '22'])
  expect(exitCode).toBe(3)
  expect(err).toContain('got no answer')
})

test('a network that cannot be loaded exits with 3 and says where it is wrong', async () => {
  const at = async (folder: string) => {
    const { exitCode, err } = await weft(['trace', '--aws', folder, ...toDb, '22'])
    expect(exitCode).toBe(3)
    return err
  }
  expect(await at('no-such-folder')).toContain('no-such-folder is not a directory')
  expect(await at(folderOf({ 'readme.txt': '' }))).toContain('holds no .json files')
  expect(await at(folderOf({ 'eu/Vpcs.json': '{\n  "Vpcs": [,]\n}' }))).toContain(
    'eu/Vpcs.json:2:12: not JSON: expected value or ]',
  )
  expect(await at(folderOf({ 'Vpcs.json': '{"Vpcs": [' }))).toContain(
    'Vpcs.json:1:11: not JSON: expected value or ]',
  )
  expect(await at(folderOf({ 'Vpcs.json': '{"Vpcs": [{"VpcId": null}]}' }))).toContain(
    'Vpcs[0].VpcId',
  )
  expect(await at(folderOf({ 'Other.json': '{}' }))).toContain('describe-vpcs')
})

test('what of a dump is not read is said on request', async () => {
  const { err } = await trace(...toDb, '5432')
  expect(err).toBe('')
  const other = folderOf({ 'Vpcs.json': '{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}]}' })
  const noted = await weft([
    ...['trace', '--aws', other, '--notes'],
    ...['--from', 'internet', '--to', 'vpc-1/10.0.0.9', '--protocol', 'tcp'],
  ])
  expect(noted.err).toContain('note: no file holds')
})
