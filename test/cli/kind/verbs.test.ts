import { expect, test } from 'vitest'
import { API_KINDS } from '../../../src/model/kinds.ts'
import { GENERIC_OPERATIONS } from '../../../src/model/operations.ts'
import { kebab } from '../../../src/model/words.ts'
import { weft } from '../../support/cli.ts'
import { cliApi, prod } from '../../support/cli-api.ts'
import { folderOf } from '../../support/folder-of.ts'

test('a vNIC is created, read, listed, changed and deleted by names alone', async () => {
  const cli = cliApi()
  const { vpc, subnet, group } = await prod(cli)
  const made = await cli.json(
    'vnic create --vpc prod --subnet web --name web-1 --security-groups web --tag tier=web --no-port-security',
  )
  expect(made).toMatchObject({
    kind: 'vnic',
    vpcId: vpc.id,
    subnetId: subnet.id,
    securityGroupIds: [group.id],
    tags: { tier: 'web' },
    portSecurity: false,
  })
  expect(await cli.json('vnic get web-1 --vpc prod')).toEqual(made)
  expect(await cli.json('vnic get prod/web-1')).toEqual(made)
  expect(await cli.json(`vnic get ${made.id}`)).toEqual(made)
  expect(await cli.json('vnics list --vpc prod --tag tier=web')).toEqual([made])
  const changed = await cli.json('vnic update web-1 --vpc prod --admin-state down --mtu-bytes 1400')
  expect(changed).toMatchObject({ adminState: 'down', mtuBytes: 1400, revision: 2 })
  const less = await cli.json('vnic update web-1 --unset mtu-bytes --untag tier')
  expect(less.mtuBytes).toBeUndefined()
  expect(less.tags ?? {}).toEqual({})
  expect(await cli.run('vnic delete web-1 --vpc prod')).toEqual({
    exitCode: 0,
    out: '',
    err: 'vNIC web-1 is deleted\n',
  })
  expect(await cli.json('vnic list')).toEqual([])
})

test('ports, lists, objects and targets have short forms, and JSON is understood too', async () => {
  const cli = cliApi()
  const { vpc } = await prod(cli)
  const rule =
    'security-group-rule create --vpc prod --security-group web --direction ingress --protocol tcp'
  expect(await cli.json(`${rule} --l4-ports 443 --peer-cidr 0.0.0.0/0`)).toMatchObject({
    l4Ports: { first: 443, last: 443 },
  })
  expect(await cli.json(`${rule} --l4-ports 80-90 --peer-security-group web`)).toMatchObject({
    l4Ports: { first: 80, last: 90 },
  })
  const json = `${rule} --l4-ports '{"first":1,"last":2}' --peer-cidr 10.0.0.0/8`
  expect(await cli.json(json)).toMatchObject({ l4Ports: { first: 1, last: 2 } })
  const gateway = await cli.json('internet-gateway create --vpc prod --name out')
  await cli.json('route-table create --vpc prod --name public')
  const route =
    'route create --vpc prod --route-table public --destination-cidr 0.0.0.0/0 --target internet-gateway/out'
  expect(await cli.json(route)).toMatchObject({
    target: { kind: 'internetGateway', id: gateway.id },
  })
  const list = await cli.json(
    'prefix-list create --name office --entries cidr=192.0.2.0/24,description=Berlin --entries cidr=198.51.100.0/24',
  )
  expect(list.entries).toEqual([
    { cidr: '192.0.2.0/24', description: 'Berlin' },
    { cidr: '198.51.100.0/24' },
  ])
  const more = await cli.json('vpc update prod --cidrs 10.0.0.0/16,10.1.0.0/16 --cidrs 10.2.0.0/16')
  expect(more).toMatchObject({ id: vpc.id, cidrs: ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'] })
})

test('a file or stdin holds the members, names among them, and flags come before it', async () => {
  const cli = cliApi()
  await prod(cli)
  const body = { name: 'from-file', subnetId: 'web', securityGroupIds: ['web'], vpcId: 'prod' }
  const folder = folderOf({ 'vnic.json': JSON.stringify(body) })
  const made = await cli.json(`vnic create --from-file ${folder}/vnic.json --name from-flag`)
  expect(made).toMatchObject({ name: 'from-flag', subnetId: expect.stringMatching(/^sub_/) })
  const again = await cli.json('vnic create --from-file -', { stdin: JSON.stringify(body) })
  expect(again.name).toBe('from-file')
  const broken = await cli.run('vnic create --from-file -', { stdin: '{"name":}' })
  expect(broken).toMatchObject({ exitCode: 3, err: 'weft: stdin:1:9: not JSON: expected value\n' })
})

test('a dry run answers as the real thing would, and leaves nothing', async () => {
  const cli = cliApi()
  const { out, err, exitCode } = await cli.run(
    'vpc create --name prod --cidrs 10.0.0.0/16 --dry-run',
  )
  expect(exitCode).toBe(0)
  expect(out).toMatch(/^name +prod$/m)
  expect(err).toBe('dry run: nothing was changed\n')
  expect(await cli.json('vpc list')).toEqual([])
})

test('a change that was decided on an older revision is refused', async () => {
  const cli = cliApi()
  await prod(cli)
  const stale = `vpc update prod --if-match '"r1"' --tag a=b`
  expect((await cli.run(stale)).exitCode).toBe(0)
  expect(await cli.run(stale)).toMatchObject({
    exitCode: 3,
    err: expect.stringContaining('not at the revision'),
  })
})

test('every wrong member is named by its flag', async () => {
  const cli = cliApi()
  const wrong = 'vpc create --name 1a --cidrs 10.0.0.1/16 --cidrs 10.300.0.0/16'
  expect(await cli.run(wrong)).toEqual({
    exitCode: 2,
    out: '',
    err: [
      'weft: Some fields are wrong: `name` has the form ^[A-Za-z]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$. (and 2 more)',
      'weft:   --name: `name` has the form ^[A-Za-z]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$.',
      'weft:   --cidrs 0: 10.0.0.1/16 has host bits set; the network is 10.0.0.0/16 ("10.0.0.0/16" would do)',
      'weft:   --cidrs 1: "10.300.0.0/16" is not a prefix; write address/length, as in 10.0.0.0/16 or 2001:db8::/56',
      '      `weft vpc create --help` shows how.',
      '',
    ].join('\n'),
  })
})

test.each([
  ['vnic create --vpc prod --subnet wbe', '--subnet: there is no subnet "wbe"; did you mean web?'],
  ['vnic create --vpc pord --subnet web', 'there is no VPC "pord"; did you mean prod?'],
  ['vnic create --vpc prod --sbnet web', 'unknown flag --sbnet; did you mean --subnet?'],
  [
    'vnic create --admin-state dwn',
    '--admin-state takes up or down, not "dwn"; did you mean down?',
  ],
  ['vnic get', 'say which vnic: its name or its id'],
  ['vnic get a/b/c', '"a/b/c" is no vNIC; write VPC/NAME'],
  ['security-group-rule list --vpc prod', 'say which security group: --security-group NAME'],
  ['security-group-rule create --l4-ports a', '--l4-ports is a number or a range as in 80-90'],
  ['route create --target igw/x', 'begins with a kind, as in internet-gateway/NAME'],
  ['vnic create --tag web', '--tag is KEY=VALUE, not "web"'],
  ['vnic create --workload nme=x', 'has no member "nme": did you mean name=?'],
  ['vnic update web-1', 'say what to change'],
  ['vnic update web-1 --unset nam', '--unset takes the name of a flag'],
  ['vnic delete web-1 --detach --cascade', 'say one of them'],
  ['vnic crate', 'unknown verb "crate"; did you mean vnic create?'],
  ['vnik list', 'unknown command "vnik"; did you mean vnic?'],
])('`weft %s` is wrong usage, and says what is meant', async (line, said) => {
  const cli = cliApi()
  await prod(cli)
  const { exitCode, out, err } = await cli.run(line)
  expect([exitCode, out]).toEqual([2, ''])
  expect(err).toContain(said)
})

test('who has one VPC need not name it; who has several is asked for it', async () => {
  const cli = cliApi()
  expect((await cli.run('vnic list')).err).toContain('there is no VPC yet: weft vpc create')
  await prod(cli)
  expect(await cli.json('subnet list')).toHaveLength(1)
  await cli.json('vpc create --name tools --cidrs 10.1.0.0/16')
  expect((await cli.run('subnet list')).err).toContain('say which VPC: --vpc prod or tools')
})

test('what depends on a resource keeps it, and is named', async () => {
  const cli = cliApi()
  await prod(cli)
  await cli.json('vnic create --subnet web --name web-1')
  const { exitCode, err } = await cli.run('subnet delete web')
  expect(exitCode).toBe(3)
  expect(err).toContain('  vnic web-1, by subnetId\n')
})

test('a list is a table with what tells its rows apart, and references by name', async () => {
  const cli = cliApi()
  await prod(cli)
  const first = await cli.json('vnic create --subnet web --name web-1 --addresses 10.0.1.10')
  const second = await cli.json('vnic create --subnet web --addresses 10.0.1.11')
  const { out } = await cli.run('vnic list')
  const lines = out.split('\n').map((line) => line.split(/ {2,}/))
  expect(lines[0]?.slice(0, 4)).toEqual(['NAME', 'ID', 'SUBNET', 'ADDRESSES'])
  expect(lines[1]?.slice(0, 4)).toEqual(['web-1', first.id, 'web', '10.0.1.10'])
  expect(lines[2]?.slice(0, 4)).toEqual(['', second.id, 'web', '10.0.1.11'])
  expect(out).not.toContain('PORT SECURITY')
})

test('a list of VPCs shows what is inside of them by id', async () => {
  const cli = cliApi()
  const { vpc } = await prod(cli)
  const { exitCode, out } = await cli.run('vpc list')
  expect(exitCode).toBe(0)
  expect(out).toContain(vpc.defaultSecurityGroupId)
})

test('a narrow terminal gets the first columns, and no line is longer than it', async () => {
  const cli = cliApi()
  await prod(cli)
  await cli.json('vnic create --subnet web --name web-1')
  const { out } = await cli.run('vnic list', { width: 50 })
  expect(out.split('\n').map((line) => line.length > 50)).not.toContain(true)
  expect(out).toContain('web-1')
})

test('a list says when there is more, and --all and --limit say how much', async () => {
  const cli = cliApi()
  await prod(cli)
  for (let i = 0; i < 3; i++) await cli.json(`security-group create --name g${i}`)
  const some = await cli.run('security-group list --limit 2 --json')
  expect(JSON.parse(some.out)).toHaveLength(2)
  expect(some.err).toBe('there are more than these 2: --all, or --limit N\n')
  const all = await cli.run('security-group list --all --json')
  expect([JSON.parse(all.out).length, all.err]).toEqual([5, ''])
})

test('every operation of every kind is a verb with help and an example', async () => {
  for (const { kind, action } of GENERIC_OPERATIONS) {
    const word = kebab(kind.name)
    const { exitCode, out } = await weft([word, action, '--help'])
    expect([exitCode, out]).toEqual([0, expect.stringContaining(`usage: weft ${word} ${action}`)])
    expect(out).toContain(`examples\n  weft ${word} ${action}`)
  }
  for (const kind of API_KINDS) {
    expect((await weft([kebab(kind.name)])).out).toContain(kind.doc)
  }
})
