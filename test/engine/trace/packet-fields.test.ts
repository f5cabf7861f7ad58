/** The headers of the packet that is asked about. */
import { expect, test } from 'vitest'
import type { Question } from '../../../src/model/contract/question.ts'
import { ask, refusalOf } from '../../support/ask.ts'
import { network, subnet, vnic, vpc } from '../../support/network.ts'

const pair = network(
  vpc('vpc_a', ['10.0.0.0/16', 'fd00::/56']),
  subnet('sub_a', 'vpc_a', ['10.0.1.0/24', 'fd00::/64']),
  vnic('web', 'sub_a', ['10.0.1.10', 'fd00::10']),
  vnic('db', 'sub_a', ['10.0.1.20', 'fd00::20']),
)

const sent = (traffic: string, more: Partial<Question> = {}) =>
  ask(pair, 'web -> db', traffic, { family: 4, ...more }).packet

test('what is not said has a default', () => {
  expect(sent('tcp 443')).toEqual({
    source: 0x0a00_010a,
    destination: 0x0a00_0114,
    protocol: 6,
    sourcePort: 49_152,
    destinationPort: 443,
    icmpType: undefined,
    icmpCode: undefined,
    sizeBytes: 64,
    doNotFragment: false,
    ttl: 64,
  })
})

test('ICMP is an echo request of the right family', () => {
  expect(sent('icmp')).toMatchObject({ protocol: 1, icmpType: 8, icmpCode: 0 })
  expect(sent('icmp', { family: 6 })).toMatchObject({ protocol: 58, icmpType: 128, icmpCode: 0 })
  expect(sent('icmpv6')).toMatchObject({ protocol: 1, icmpType: 8 })
})

test.each([
  ['tcp', { protocol: 6, destinationPort: undefined, sourcePort: 49_152 }],
  ['6 443', { protocol: 6, destinationPort: 443 }],
  ['sctp 5', { protocol: 132, destinationPort: 5 }],
  ['47', { protocol: 47, sourcePort: undefined }],
  ['0', { protocol: 0 }],
  ['255', { protocol: 255 }],
  ['any', { protocol: undefined, sourcePort: undefined }],
])('%s sends %o', (traffic, expected) => {
  expect(sent(traffic)).toMatchObject(expected)
})

test('an answer to an echo request is an echo reply, and ports change places', () => {
  const echo = ask(pair, 'web -> db', 'icmp', { family: 4 })
  expect(echo.shown.reply?.sent).toMatchObject({
    source: 0x0a00_0114,
    icmpType: 0,
    icmpCode: 0,
    ttl: 64,
  })
  const tcp = ask(pair, 'web -> db', 'tcp 443', { family: 4, ttl: 9, sourcePort: 5000 })
  expect(tcp.shown.reply?.sent).toMatchObject({ sourcePort: 443, destinationPort: 5000, ttl: 64 })
})

test.each(['icmp 3', 'icmp 11', 'icmp 5'])('nobody answers an ICMP error: %s', (traffic) => {
  const answer = ask(pair, 'web -> db', traffic, { family: 4 })
  expect(answer.verdict).toBe('delivered')
  expect(answer.shown.reply).toBeUndefined()
})

test.each(['icmp 8', 'icmp 0', 'icmp 13', 'icmp 14'])('%s is answered', (traffic) => {
  expect(ask(pair, 'web -> db', traffic, { family: 4 }).shown.reply).toBeDefined()
})

test.each([
  [{ protocol: 'http' }, '/protocol', 'protocol_unknown'],
  [{ protocol: '256' }, '/protocol', 'protocol_unknown'],
  [{ protocol: 'icmp', port: 1 }, '/port', 'not_with_protocol'],
  [{ protocol: 'any', port: 1 }, '/port', 'not_with_protocol'],
  [{ protocol: '47', sourcePort: 1 }, '/sourcePort', 'not_with_protocol'],
  [{ protocol: 'tcp', icmpType: 8 }, '/icmpType', 'not_with_protocol'],
  [{ protocol: 'icmp', icmpCode: 0 }, '/icmpCode', 'not_with_protocol'],
  [{ protocol: 'tcp', port: 65_536 }, '/port', 'out_of_range'],
  [{ protocol: 'tcp', port: -1 }, '/port', 'out_of_range'],
  [{ protocol: 'tcp', port: 1.5 }, '/port', 'out_of_range'],
  [{ protocol: 'tcp', port: Number.NaN }, '/port', 'out_of_range'],
  [{ protocol: 'tcp', sourcePort: 65_536 }, '/sourcePort', 'out_of_range'],
  [{ protocol: 'icmp', icmpType: 256 }, '/icmpType', 'out_of_range'],
  [{ protocol: 'icmp', icmpType: 3, icmpCode: 256 }, '/icmpCode', 'out_of_range'],
  [{ protocol: 'tcp', ttl: 0 }, '/ttl', 'out_of_range'],
  [{ protocol: 'tcp', ttl: 256 }, '/ttl', 'out_of_range'],
  [{ protocol: 'tcp', sizeBytes: 19 }, '/sizeBytes', 'out_of_range'],
  [{ protocol: 'tcp', sizeBytes: 65_536 }, '/sizeBytes', 'out_of_range'],
  [{ protocol: 'tcp', sourceAddress: '10.0.0' }, '/sourceAddress', 'address_malformed'],
])('a question that contradicts itself is refused where it does: %o', (more, pointer, code) => {
  const problem = refusalOf(pair, 'web -> db', 'any', more)
  expect(problem.code).toBe('question_invalid')
  expect(problem.errors?.map((error) => [error.pointer, error.code])).toContainEqual([
    pointer,
    code,
  ])
})

test.each([
  [{ port: 0 }],
  [{ port: 65_535 }],
  [{ sourcePort: 0 }],
  [{ ttl: 1 }],
  [{ ttl: 255 }],
  [{ sizeBytes: 20 }],
  [{ sizeBytes: 65_535 }],
])('the ends of a range are in it: %o', (more) => {
  expect(ask(pair, 'web -> db', 'tcp', { family: 4, ...more }).verdict).toBe('delivered')
})

test('a forged source address is asked about in its own family only', () => {
  const dual = ask(pair, 'web -> db', 'tcp 443', { sourceAddress: '10.0.1.10' })
  expect([dual, ...dual.otherFamilies].map(({ packet }) => packet.source)).toEqual([0x0a00_010a])
})

test('everything that is wrong is said at once', () => {
  const problem = refusalOf(pair, 'web -> db', 'any', { port: 443, ttl: 0, sourceAddress: 'x' })
  expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/port', '/ttl', '/sourceAddress'])
})

test('a forged source of another family than the question asks for is a mistake, not dropped', () => {
  const problem = refusalOf(pair, 'web -> db', 'tcp 443', {
    family: 4,
    sourceAddress: 'fd00::9999',
  })
  expect(problem.code).toBe('family_mismatch')
  expect(problem.detail).toContain('fd00::9999')
})
