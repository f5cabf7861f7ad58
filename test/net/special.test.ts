import { expect, test } from 'vitest'
import { parseAddress } from '../../src/net/address.ts'
import { isLinkLocal, isLoopback, isPublic, isUnicast } from '../../src/net/special.ts'

const at = (text: string) => {
  const parsed = parseAddress(text)
  if (parsed.ok) return parsed.value
  throw new Error(text)
}

/** Both ends of each range, and the neighbours outside. */
test.each([
  ['0.255.255.255', false],
  ['1.0.0.0', true],
  ['9.255.255.255', true],
  ['10.0.0.0', false],
  ['10.255.255.255', false],
  ['11.0.0.0', true],
  ['100.63.255.255', true],
  ['100.64.0.0', false],
  ['100.127.255.255', false],
  ['100.128.0.0', true],
  ['126.255.255.255', true],
  ['127.0.0.0', false],
  ['128.0.0.0', true],
  ['169.253.255.255', true],
  ['169.254.0.0', false],
  ['169.255.0.0', true],
  ['172.15.255.255', true],
  ['172.16.0.0', false],
  ['172.31.255.255', false],
  ['172.32.0.0', true],
  ['192.167.255.255', true],
  ['192.168.0.0', false],
  ['192.169.0.0', true],
  ['223.255.255.255', true],
  ['224.0.0.0', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['2001:4860:4860::8888', true],
  ['fbff::', true],
  ['fc00::', false],
  ['fdff::', false],
  ['fe80::1', false],
  ['febf::1', false],
  ['ff00::', false],
])('%s is public: %s', (text, expected) => {
  expect(isPublic(at(text))).toBe(expected)
})

test.each([
  ['223.255.255.255', true],
  ['224.0.0.0', false],
  ['240.0.0.0', false],
  ['fe80::1', true],
  ['ff00::', false],
])('%s is unicast: %s', (text, expected) => {
  expect(isUnicast(at(text))).toBe(expected)
})

test('loopback and link-local are known in both families', () => {
  expect(
    ['127.0.0.1', '127.255.255.255', '128.0.0.0', '::1', '::2'].map((text) => isLoopback(at(text))),
  ).toEqual([true, true, false, true, false])
  expect(
    ['169.254.169.254', '169.255.0.0', 'fe80::1', 'fec0::1'].map((text) => isLinkLocal(at(text))),
  ).toEqual([true, false, true, false])
})
