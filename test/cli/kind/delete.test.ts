import { expect, test } from 'vitest'
import { cliApi, prod } from '../../support/cli-api.ts'

async function inUse() {
  const cli = cliApi()
  const { subnet, group } = await prod(cli)
  const vnic = await cli.json('vnic create --subnet web --name web-1 --security-groups web')
  return { ...cli, subnet, group, vnic }
}

test('what keeps a resource is named, and what is suggested is a command that can be typed', async () => {
  const { run, api, group, vnic } = await inUse()
  const href = `/v1/vpcs/${vnic.vpcId}/security-groups/${group.id}?detach=true`
  const suggestions = [{ title: 'Detach and delete', method: 'DELETE', href }]
  const suggesting = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const answer = await api.fetch(new Request(url, init))
    if (answer.status !== 409) return answer
    const problem = (await answer.json()) as object
    return Response.json({ ...problem, suggestions }, { status: 409 })
  }
  const { exitCode, err } = await run('security-group delete web', {
    fetch: suggesting as typeof fetch,
  })
  expect(exitCode).toBe(3)
  expect(err).toContain('  vnic web-1, by securityGroupIds\n')
  const command = `weft security-group delete ${group.id} --vpc ${vnic.vpcId} --detach`
  expect(err).toContain(`weft: Detach and delete:\nweft:   ${command}\n`)
  expect((await run(command.replace(/^weft /, ''))).exitCode).toBe(0)
})

test('a resource is taken out of what mentions it, and the rest stays', async () => {
  const { run, json, vnic } = await inUse()
  expect((await run('security-group delete web --detach')).exitCode).toBe(0)
  expect((await json(`vnic get ${vnic.id}`)).securityGroupIds).toEqual([])
})

test('a dry run of a cascade shows what would go, and changes nothing', async () => {
  const { run, json } = await inUse()
  const { exitCode, out, err } = await run('subnet delete web --cascade --dry-run')
  expect([exitCode, err]).toEqual([0, 'dry run: nothing was changed\n'])
  expect(out).toMatch(/^delete subnet web$/m)
  expect(out).toMatch(/^delete vNIC web-1$/m)
  expect(out).toMatch(/^plan \S+$/m)
  expect(await json('vnic list')).toHaveLength(1)
})

test('at a terminal a cascade is shown and asked for; no is no', async () => {
  const { run, json } = await inUse()
  const no = await run('subnet delete web --cascade', { answers: ['n'] })
  expect(no).toMatchObject({ exitCode: 3, err: expect.stringContaining('nothing was deleted') })
  expect(no.err).toContain('delete vNIC web-1\n')
  expect(no.err).toContain('Delete these 2? [y/N] ')
  expect(await json('vnic list')).toHaveLength(1)
  const yes = await run('subnet delete web --cascade', { answers: ['y'] })
  expect(yes).toMatchObject({
    exitCode: 0,
    err: expect.stringContaining('2 resources are deleted'),
  })
  expect(await json('vnic list')).toEqual([])
})

test('where nobody can be asked, --yes says it, or the plan that was seen', async () => {
  const { run, json } = await inUse()
  expect((await run('subnet delete web --cascade')).err).toContain('--yes, or --plan DIGEST')
  const { plan } = await json('subnet delete web --cascade --dry-run')
  await json('vnic create --subnet web --name web-2')
  const stale = await run(`subnet delete web --cascade --plan ${plan}`)
  expect(stale.exitCode).toBe(3)
  expect(await json('vnic list')).toHaveLength(2)
  expect((await run('subnet delete web --cascade --yes')).exitCode).toBe(0)
  expect(await json('subnet list')).toEqual([])
})

test('a list of children is replaced as one, and what is the same stays', async () => {
  const { json, run } = await inUse()
  const rule = { direction: 'ingress', protocol: 'tcp', peerCidr: '10.0.0.0/8' }
  const rules = [
    { ...rule, l4Ports: { first: 80, last: 80 } },
    { direction: 'ingress', protocol: 'tcp', peerSecurityGroupId: 'web' },
  ]
  const replace = 'security-group-rule replace --security-group web --from-file -'
  const first = await json(replace, { stdin: JSON.stringify(rules) })
  expect(first).toHaveLength(2)
  const second = await json(replace, { stdin: JSON.stringify(rules.slice(0, 1)) })
  expect(second.map((one: { id: string }) => one.id)).toEqual([first[0].id])
  const stale = await run(`${replace} --if-match '"r1"'`, { stdin: '[]' })
  expect(stale).toMatchObject({ exitCode: 3, err: expect.stringContaining('revision') })
  const wrong = JSON.stringify([{ ...rule, peerCidr: undefined, peerSecurityGroupId: 'wbe' }])
  expect((await run(replace, { stdin: wrong })).err).toContain(
    'item 1: --peer-security-group: there is no security group "wbe"; did you mean web?',
  )
})
