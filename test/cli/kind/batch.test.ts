import { expect, test } from 'vitest'
import { cliApi, prod } from '../../support/cli-api.ts'

test('many vNICs are made by one request, each for itself, and what was refused is said', async () => {
  const cli = cliApi()
  await prod(cli)
  const stdin = JSON.stringify([
    { name: 'web-1', subnetId: 'web' },
    { name: 'web-2', subnetId: 'web', addresses: ['10.9.0.1'] },
    { name: 'web-3', subnetId: 'web' },
  ])
  const { exitCode, out, err } = await cli.run('vnic batch --from-file -', { stdin })
  expect(exitCode).toBe(3)
  expect(out).toMatch(/^web-1 .*\nweb-3 /m)
  expect(err).toMatch(/^weft: item 2: The address lies outside the subnet: 10\.9\.0\.1/)
  const names = (await cli.json('vnic list')).map(({ name }: { name: string }) => name)
  expect(names.sort()).toEqual(['web-1', 'web-3'])
})

test('with --atomic all are made, or none', async () => {
  const cli = cliApi()
  await prod(cli)
  const good = [
    { name: 'a1', subnetId: 'web' },
    { name: 'a2', subnetId: 'web' },
  ]
  const bad = [...good, { name: 'a3', subnetId: 'web', addresses: ['10.9.0.1'] }]
  const batch = 'vnic batch --atomic --from-file -'
  expect((await cli.run(batch, { stdin: JSON.stringify(bad) })).exitCode).not.toBe(0)
  expect(await cli.json('vnic list')).toEqual([])
  expect(await cli.json(batch, { stdin: JSON.stringify(good) })).toMatchObject([
    { name: 'a1' },
    { name: 'a2' },
  ])
})

test('how much of each limit is used is a table, of the tenant or of one VPC', async () => {
  const cli = cliApi()
  const { vpc } = await prod(cli)
  const { out } = await cli.run('usage')
  expect(out).toMatch(/^LIMIT +USED +OF +WHERE\n/)
  expect(out).toMatch(/^vpcs +1 +\d+ +tenant$/m)
  const inVpc = await cli.run('usage --vpc prod')
  expect(inVpc.out).toMatch(new RegExp(`^subnets +1 +\\d+ +vpc ${vpc.id}$`, 'm'))
  expect(inVpc.out).not.toMatch(/^vnics /m)
  expect((await cli.run('usage --vpc prod --all')).out).toMatch(/^vnics +0 /m)
})
