import { expect, test } from 'vitest'
import { answerJson } from '../../src/render/trace-json.ts'
import { traceText } from '../../src/render/trace-text.ts'
import { answer, branch, leg, packet } from '../support/answer.ts'

const text = (of: Parameters<typeof answer>[0]) => traceText(answerJson(answer(of)))

const refusal = {
  reason: 'SG_INGRESS_NO_RULE',
  element: 'sg_db',
  node: 'db-1',
  stage: 'securityGroupIngress',
  said: () => 'none of 2 rules allows tcp 443 from 10.0.1.10',
} as const

const denied = branch({
  verdict: 'dropped',
  reason: 'SG_INGRESS_NO_RULE',
  forward: leg({
    disposition: 'dropped',
    reason: 'SG_INGRESS_NO_RULE',
    blockers: [refusal],
    hops: [
      { node: 'db-1', kind: 'vnic', steps: [{ ...refusal, verdict: 'drop' }] },
      {
        node: 'internet',
        kind: 'internet',
        steps: [
          { stage: 'deliver', verdict: 'pass', said: () => 'nothing filters', assumed: true },
        ],
      },
    ],
  }),
})

test('a trace says the question, how names were read, the path, the reply, the answer', () => {
  const reply = leg({
    sent: packet({ from: '10.1.2.20', to: '10.0.1.10', sourcePort: 443, destinationPort: 49_152 }),
    hops: [
      {
        node: 'db-1',
        kind: 'vnic',
        steps: [{ stage: 'deliver', verdict: 'pass', said: () => 'arrived' }],
      },
    ],
  })
  expect(text({ branches: [branch({ reply })] })).toBe(`\
tcp 10.0.1.10:49152 -> 10.1.2.20:443, 64 bytes
from  web-1 = vnic_web 10.0.1.10 in vpc_shop
to    10.1.2.20 = vnic_db

request  tcp 10.0.1.10:49152 -> 10.1.2.20:443
 1. vnic web-1 (i-web, vnic_web)
    securityGroupEgress   pass     tcp 443 to 10.1.0.0/16                                            [sgr_81]

reply    tcp 10.1.2.20:443 -> 10.0.1.10:49152
 1. vnic db-1
    deliver               pass     arrived

=> delivered
`)
})

test('a refusal names its element and reason, marks what comes after, and says what to do', () => {
  expect(
    text({ branches: [denied] })
      .split('\n')
      .slice(4),
  ).toEqual([
    'request  tcp 10.0.1.10:49152 -> 10.1.2.20:443',
    ' 1. vnic db-1',
    '    securityGroupIngress  drop     none of 2 rules allows tcp 443 from 10.0.1.10                     [sg_db]  SG_INGRESS_NO_RULE',
    ' 2. internet',
    '    -- from here on as if it had passed --',
    '    deliver               pass     nothing filters',
    '',
    '=> dropped (SG_INGRESS_NO_RULE)',
    '   SG_INGRESS_NO_RULE  [sg_db]',
    '     No ingress rule of the security groups of the receiver allows the packet.',
    '     Add an ingress rule for the protocol, port and source.',
    '',
  ])
})

test('several things in the way are listed together, and each is advised on once', () => {
  const acl = {
    ...refusal,
    reason: 'ACL_DENY_IN',
    element: 'ace_9',
    said: () => 'entry 90',
  } as const
  const forward = leg({ disposition: 'dropped', blockers: [acl, refusal, refusal] })
  const shown = text({ branches: [{ ...denied, forward }] })
  expect(shown).toContain(`\
in the way are 3 things
 1. request  ACL_DENY_IN  at db-1: entry 90  [ace_9]
 2. request  SG_INGRESS_NO_RULE  at db-1: none of 2 rules allows tcp 443 from 10.0.1.10  [sg_db]
`)
  expect(shown.match(/Add an ingress rule/g)).toHaveLength(1)
})

test('a rewrite shows the headers before and after it', () => {
  const [before, after] = [packet(), packet({ from: '10.0.0.7', sourcePort: 1024 })]
  const steps = [{ stage: 'nat', verdict: 'rewrite', said: () => 'hidden', before, after } as const]
  const forward = leg({ hops: [{ node: 'nat_1', kind: 'natGateway', steps }] })
  expect(text({ branches: [branch({ forward })] })).toContain(`\
    nat                   rewrite  hidden
                                   before  tcp 10.0.1.10:49152 -> 10.1.2.20:443
                                   after   tcp 10.0.0.7:1024 -> 10.1.2.20:443
`)
})

test('other ways are named with what came of them, and a refusal on one of them is advised on', () => {
  const choice = (index: number) => [{ element: 'lb_1', taken: `vnic_${index}`, index, of: 2 }]
  const branches = [branch({ choices: choice(0) }), { ...denied, choices: choice(1) }]
  const shown = text({ branches, verdict: 'deliveredSometimes' })
  expect(shown).toContain(`\
this is 1 of 2 ways: lb_1 -> vnic_0 (1 of 2)
    lb_1 -> vnic_1 (2 of 2): dropped (SG_INGRESS_NO_RULE)
`)
  expect(shown).toContain('=> deliveredSometimes\n   SG_INGRESS_NO_RULE  [sg_db]')
})

test('with both families each says its own answer, and the last line is the worst', () => {
  const sent = packet({ from: 'fd00::1', to: 'fd00::2' })
  const ipv6 = answer({ branches: [{ ...denied, forward: { ...denied.forward, sent } }] })
  const shown = traceText(answerJson({ ...ipv6, otherFamilies: [answer()] }))
  expect(shown).toContain('tcp [fd00::1]:49152 -> [fd00::2]:443, 64 bytes')
  expect(shown).toContain('-> fd00::1 to fd00::2: dropped (SG_INGRESS_NO_RULE)\n')
  expect(shown).toContain('-> 10.0.1.10 to 10.1.2.20: delivered\n')
  expect(shown).toContain('\n=> dropped (SG_INGRESS_NO_RULE)\n')
})

test('an answer that is not the whole truth says so', () => {
  expect(text({ complete: false })).toContain('Not every way was explored')
})

test('colour is asked for, never assumed', () => {
  const startOfColour = '\u001b['
  expect(text({})).not.toContain(startOfColour)
  expect(traceText(answerJson(answer()), { colour: true })).toContain(
    `${startOfColour}1;32m=> delivered`,
  )
})
