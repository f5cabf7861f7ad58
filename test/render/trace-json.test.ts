import { expect, test } from 'vitest'
import { batchLine } from '../../src/render/batch-line.ts'
import { answerJson } from '../../src/render/trace-json.ts'
import { answer, branch, leg, packet } from '../support/answer.ts'

test('addresses and sentences become text, and what is absent stays absent', () => {
  const json = answerJson(answer())
  expect(json.packet).toEqual({
    source: '10.0.1.10',
    destination: '10.1.2.20',
    protocol: 6,
    sourcePort: 49_152,
    destinationPort: 443,
    sizeBytes: 64,
    doNotFragment: false,
    ttl: 64,
  })
  expect(Object.keys(json)).not.toContain('reason')
  expect(Object.keys(json)).not.toContain('reply')
  expect(json.forward.hops[0]?.steps[0]?.said).toBe('tcp 443 to 10.1.0.0/16')
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})

test('IPv6 addresses, which are big integers inside, survive JSON', () => {
  const sent = packet({ from: 'fd00::1', to: 'fd00::2' })
  expect(answerJson(answer({ packet: sent })).packet.source).toBe('fd00::1')
})

test('of several branches exactly one is marked as the one shown', () => {
  const branches = [branch(), branch({ verdict: 'dropped', reason: 'LB_HAIRPIN' })]
  const json = answerJson(answer({ branches, verdict: 'deliveredSometimes' }))
  expect(json.branches.map((one) => one.shown)).toEqual([true, undefined])
})

test('a line of a batch carries the id as it was given, and both ways of the packet', () => {
  const line = batchLine(7, answer({ branches: [branch({ reply: leg() })] }))
  expect(Object.keys(line)).toEqual(['id', 'verdict', 'forward', 'reply'])
  expect(line.forward).toMatchObject({ disposition: 'delivered', hops: [{ node: 'i-web' }] })
})
