import { expect, test } from 'vitest'
import { formatL4PortRange, parseL4PortRange } from '../../src/net/l4-port.ts'

test.each([
  ['0', 0, 0],
  ['443', 443, 443],
  ['65535', 65_535, 65_535],
  ['0-65535', 0, 65_535],
  ['8000-8100', 8000, 8100],
  ['443-443', 443, 443],
])('%s goes from %i to %i', (text, first, last) => {
  expect(parseL4PortRange(text)).toEqual({ ok: true, value: { first, last } })
})

test.each(['', '-', '65536', '8100-8000', '0-65536', '1-2-3', 'http', '-1', '1 - 2', '100000'])(
  '%o is no range of ports',
  (text) => {
    expect(parseL4PortRange(text)).toEqual({
      ok: false,
      error: { code: 'l4_port_range_malformed', got: text },
    })
  },
)

test('a single port is written as one', () => {
  expect(formatL4PortRange({ first: 443, last: 443 })).toBe('443')
  expect(formatL4PortRange({ first: 443, last: 444 })).toBe('443-444')
})
