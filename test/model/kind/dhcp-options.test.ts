import { expect, test } from 'vitest'
import { dhcpOptions } from '../../../src/model/kind/dhcp-options.ts'
import { testApi, vpcWithSubnet } from '../../support/api.ts'
import { read } from '../../support/read.ts'
import { refusalOf } from '../../support/resource.ts'

test('every wrong member is named', () => {
  const wrong = {
    vpcId: 'vpc_a',
    domainName: 'shop..internal',
    dnsServers: [],
    ntpServers: ['10.0.0'],
    leaseSeconds: 1,
  }
  expect(read(dhcpOptions, wrong)).toEqual({
    ok: false,
    error: [
      '/domainName pattern_mismatch',
      '/dnsServers too_few_items',
      '/ntpServers/0 address_malformed',
      '/leaseSeconds out_of_range',
    ],
  })
  const five = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5']
  expect(read(dhcpOptions, { vpcId: 'vpc_a', dnsServers: five, ntpServers: five })).toEqual({
    ok: false,
    error: ['/dnsServers too_many_items', '/ntpServers too_many_items'],
  })
})

test.each(['224.0.0.1', '255.255.255.255', '127.0.0.53', '::1', 'ff02::fb'])(
  'nobody serves at %s',
  (address) => {
    expect(refusalOf(dhcpOptions, { dnsServers: [address] })).toBe('server_address_wrong')
    expect(refusalOf(dhcpOptions, { ntpServers: [address] })).toBe('server_address_wrong')
  },
)

test('a server is listed once; link-local ones and those of IPv6 are welcome', () => {
  expect(refusalOf(dhcpOptions, { dnsServers: ['10.0.0.2', '10.0.0.2'] })).toBe(
    'server_address_wrong',
  )
  const dnsServers = ['169.254.169.253', '2001:db8::53']
  expect(refusalOf(dhcpOptions, { dnsServers, ntpServers: ['169.254.169.123'] })).toBe(undefined)
})

test('while a VPC or a subnet refers to them they stay', async () => {
  const api = testApi()
  const { home, subnet, vpc } = await vpcWithSubnet(api)
  const { id } = await api.make(`${home}/dhcp-options`, { domainName: 'shop.internal' })
  const refer = (path: string, dhcpOptionsId: string | null) =>
    api.call(path, { method: 'PATCH', body: { dhcpOptionsId } })
  const users = { [home]: ['vpc', vpc.id], [`${home}/subnets/${subnet.id}`]: ['subnet', subnet.id] }
  for (const [path, [kind, user]] of Object.entries(users)) {
    expect((await refer(path, id)).body.dhcpOptionsId).toBe(id)
    const kept = await api.call(`${home}/dhcp-options/${id}`, { method: 'DELETE' })
    expect(kept.body).toMatchObject({
      code: 'in_use',
      blocking: [{ kind, id: user, relation: 'dhcpOptionsId' }],
    })
    expect((await refer(path, null)).status).toBe(200)
  }
  const gone = await api.call(`${home}/dhcp-options/${id}`, { method: 'DELETE' })
  expect(gone.status).toBe(204)
  expect((await refer(home, id)).body.code).toBe('reference_dangling')
})
