import { expect, test } from 'vitest'
import { ask, verdict, verdictOf, words } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'
import { vpnGateway } from '../../support/network-beyond.ts'

const edge = (more: Parameters<typeof vpnGateway>[2]) =>
  network(
    vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56'], { '0.0.0.0/0': 'vgw_1', '::/0': 'vgw_1' }),
    subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
    vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
    vpnGateway('vgw_1', 'vpc_a', more),
  )

const SITE = { cidrs: ['172.16.0.0/12', 'fd99::/64'] }

test.each(['172.31.255.255', 'fd99::1'])('what it knows lies in the unknown: %s', (address) => {
  const answer = ask(edge(SITE), `web -> ${address}`, 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'vpnGateway')).toMatch(
    /^unknown \[vgw_1\] .* lies beyond vgw_1, which is not modelled$/,
  )
})

test('what it does not know it does not carry', () => {
  const answer = ask(edge(SITE), 'web -> 172.32.0.0', 'tcp 443')
  expect(verdictOf(answer)).toBe('dropped NO_ROUTE')
  expect(words(answer, 'vpnGateway')).toBe('drop [vgw_1] vgw_1 knows no way to 172.32.0.0')
})

test('one that learns routes may know anything', () => {
  const answer = ask(edge({ ...SITE, learnsRoutes: true }), 'web -> 172.32.0.0', 'tcp 443')
  expect(verdictOf(answer)).toBe('unknown UNKNOWN_UNSUPPORTED')
  expect(words(answer, 'vpnGateway')).toBe(
    'unknown [vgw_1] the far side may announce 172.32.0.0; the snapshot does not say',
  )
  expect(verdict(edge({ learnsRoutes: true }), 'web -> 172.16.0.1', 'tcp 443')).toBe(
    'unknown UNKNOWN_UNSUPPORTED',
  )
})
