import { expect, test } from 'vitest'
import { ask, verdictOf, words } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'

const two = network(
  vpc('vpc_a', ['10.0.0.0/16', '10.7.0.0/16', 'fd00::/56']),
  subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
  subnet('sub_b', 'vpc_a', ['10.7.0.0/25', 'fd00:0:0:1::/64']),
  vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
  vnic('db', 'sub_b', ['10.7.0.127', 'fd00:0:0:1::20']),
)

test('every block of the VPC is local, and the subnet that holds the address is named', () => {
  const answer = ask(two, 'web -> db', 'tcp 443', { family: 4 })
  expect(words(answer, 'routeLookup')).toBe(
    'pass [rtb_vpc_a/10.7.0.0/16] 10.7.0.0/16 to local, longest of 3 routes',
  )
  expect(words(answer, 'localDelivery')).toBe(
    'pass [sub_b] 10.7.0.127 is in 10.7.0.0/25, fd00:0:0:1::/64',
  )
})

test.each(['10.7.0.128', '10.0.0.255', 'fd00:0:0:2::1'])(
  'an address of the VPC in no subnet ends at its router: %s',
  (address) => {
    const answer = ask(two, `web -> ${address}`, 'tcp 443')
    expect(verdictOf(answer)).toBe('dropped UNKNOWN_DESTINATION')
    expect(words(answer, 'localDelivery')).toBe(`drop [vpc_a] no subnet of vpc_a holds ${address}`)
  },
)
