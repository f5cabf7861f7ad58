import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressPlus, familyOf, formatAddress, parseAddress } from '../../src/net/address.ts'

const canonical = (text: string): string => {
  const parsed = parseAddress(text)
  return parsed.ok ? formatAddress(parsed.value) : parsed.error.code
}

test.each([
  ['0.0.0.0', 0],
  ['10.0.1.10', 0x0a00010a],
  ['255.255.255.255', 0xffff_ffff],
  ['::', 0n],
  ['::1', 1n],
  ['1::', 1n << 112n],
  ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', (1n << 128n) - 1n],
  ['::ffff:10.0.1.10', 0xffff_0a00_010an],
  ['64:ff9b::192.0.2.33', (0x64n << 112n) | (0xff9bn << 96n) | 0xc000_0221n],
])('%s is %i', (text, value) => {
  expect(parseAddress(text)).toEqual({ ok: true, value })
})

test.each([
  ...[
    '',
    '.',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.-4',
    '1.2.3.4 ',
    '0x1.2.3.4',
    '1..2.3',
  ],
  ...[':', ':::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', '12345::', 'g::', '::1%eth0'],
  ...[
    '1:2:3:4:5:6:7::8',
    '::1:2:3:4:5:6:7:8',
    '::1.2.3.256',
    ':1::',
    '[::1]',
    '1::2:',
    ':1:2:3:4:5:6:7',
    '1.2.3.4::',
    '1.2.3.4::5',
  ],
])('%o is no address', (text) => {
  expect(parseAddress(text)).toEqual({ ok: false, error: { code: 'address_malformed', got: text } })
})

test.each([
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:0db8::0001', '2001:db8::1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['0:0:1::', '0:0:1::'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
])('IPv6 is written as RFC 5952 says: %s as %s', (text, written) => {
  expect(canonical(text)).toBe(written)
})

const edges = fc.constantFrom(0n, 1n, 0xffffn, 0xffff_0000n, 1n << 64n, (1n << 128n) - 1n)

test('what is written can be read again, for both families', () => {
  const v4 = fc.integer({ min: 0, max: 0xffff_ffff })
  const v6 = fc.oneof(edges, fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }))
  fc.assert(
    fc.property(fc.oneof(v4, v6), (address) => {
      expect(parseAddress(formatAddress(address))).toEqual({ ok: true, value: address })
    }),
  )
})

test('the type of the number tells the family, and adding keeps it', () => {
  expect([familyOf(addressPlus(10, 5)), familyOf(addressPlus(10n, 5))]).toEqual([4, 6])
  expect([addressPlus(10, 5), addressPlus(10n, 5)]).toEqual([15, 15n])
})
