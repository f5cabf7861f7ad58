import { expect, test } from 'vitest'
import { freeBlock } from '../../src/net/free-block.ts'
import { formatPrefix, type Prefix, parsePrefix } from '../../src/net/prefix.ts'

function block(text: string): Prefix {
  const parsed = parsePrefix(text)
  if (parsed.ok) return parsed.value
  throw new Error(text)
}

test.each([
  ['10.0.0.0/16', 24, [], '10.0.0.0/24'],
  ['10.0.0.0/16', 24, ['10.0.0.0/24', '10.0.1.0/25'], '10.0.2.0/24'],
  ['10.0.0.0/16', 24, ['10.0.0.0/17'], '10.0.128.0/24'],
  ['10.0.0.0/16', 17, ['10.0.1.0/24'], '10.0.128.0/17'],
  ['10.0.0.0/24', 25, ['10.0.0.0/25', '10.0.0.128/26'], undefined],
  ['10.0.0.0/24', 16, [], undefined],
  ['255.255.255.0/24', 25, ['255.255.255.0/25', '255.255.255.128/25'], undefined],
  ['2001:db8::/56', 64, ['2001:db8::/64', '10.0.0.0/8'], '2001:db8:0:1::/64'],
  ['10.0.0.0/16', 24, ['10.0.0.0/8'], undefined],
] as const)('in %s a /%i beside %o is %s', (outer, length, taken, wanted) => {
  const free = freeBlock(block(outer), length, taken.map(block))
  expect(free && formatPrefix(free)).toBe(wanted)
})
