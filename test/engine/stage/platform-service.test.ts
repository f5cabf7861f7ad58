import { expect, test } from 'vitest'
import { ask, pathOf, verdict, verdictOf, words } from '../../support/ask.ts'
import { network, type Part, subnet, vnic, vpc } from '../../support/network.ts'

const guest = (...more: readonly Part[]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', '10.7.0.0/16', 'fd00::/56']),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10'], { securityGroupIds: [] }),
    ...more,
  )

test.each(['169.254.0.0', '169.254.169.254', '169.254.255.255', 'fd00:ec2::254', '10.0.0.2'])(
  'the platform answers at %s past every filter, and how is not modelled',
  (address) => {
    const answer = ask(guest(), `web -> ${address}`, 'udp 53')
    expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
    expect(words(answer, 'platformService')).toBe(
      `unknown [web] ${address} is a service of the platform`,
    )
    expect(pathOf(answer)).toEqual(['web'])
  },
)

test.each([
  '10.0.0.1',
  '10.0.0.3',
  '10.7.0.2',
  '169.253.255.255',
  '169.255.0.0',
  'fd00:ec3::1',
  'fd00::2',
])('%s is no address of the platform', (address) => {
  expect(verdict(guest(), `web -> ${address}`, 'udp 53')).toBe('dropped BASELINE_DENY')
})

test('whoever has the resolver’s address is meant by it', () => {
  const own = [subnet('sub_0', 'vpc_a', '10.0.0.0/24'), vnic('dns', 'sub_0', '10.0.0.2')]
  expect(verdict(guest(...own), 'web -> 10.0.0.2', 'udp 53')).toBe('dropped BASELINE_DENY')
})
