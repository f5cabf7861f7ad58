/** What holds of every network and every question. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, type Branch, compile, type Leg, trace } from '../../src/engine/index.ts'
import type { Question } from '../../src/model/contract/question.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../src/model/snapshot.ts'
import { answerJson } from '../../src/render/trace-json.ts'
import { answerTo, arbitraryCase as cases } from '../support/arbitrary-question.ts'
import { internetGateway, network, subnet, vnic, vpc } from '../support/network.ts'
import { addressToIpv6, toIpv6 } from '../support/to-ipv6.ts'

/** Most of what a question leads to is decided by the shapes of the networks, so many are drawn. */
const RUNS = { numRuns: 400 }

const bytes = (snapshot: Snapshot, question: Question): string =>
  JSON.stringify(answerJson(answerTo(snapshot, question)))

const families = (answer: Answer): readonly Answer[] => [answer, ...answer.otherFamilies]

describe('the answer is a function of what the network is', () => {
  test('the same question twice gives equal bytes', () => {
    fc.assert(
      fc.property(cases, ([snapshot, question]) => {
        const compiled = compile(snapshot)
        const [first, second] = [0, 1].map(() => {
          const result = trace(compiled, question)
          return result.ok ? JSON.stringify(answerJson(result.value)) : ''
        })
        expect(first).toBe(second)
        expect(first).toBe(bytes(snapshot, question))
      }),
      RUNS,
    )
  })

  /** A permutation by keys: each item gets a number of its own, and they are sorted by it. */
  const shuffled = (snapshot: Snapshot, seed: number): Snapshot => {
    const key = (text: string): number =>
      [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), seed)
    const lists = Object.entries(snapshot).map(
      ([name, list]: [string, readonly { id: string }[]]) => [
        name,
        [...list].sort((a, b) => key(a.id) - key(b.id)),
      ],
    )
    return Object.fromEntries(lists) as Snapshot
  }

  test('the order of resources in a snapshot changes nothing', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([snapshot, question], seed) => {
        expect(bytes(shuffled(snapshot, seed), question)).toBe(bytes(snapshot, question))
      }),
      RUNS,
    )
  })

  test('another VPC that is joined to nothing changes nothing, even with the same blocks', () => {
    const stranger = network(
      vpc('vpc_x', ['10.0.0.0/16', '10.1.0.0/16'], { '0.0.0.0/0': 'igw_x' }),
      subnet('sub_x', 'vpc_x', '10.1.0.0/24'),
      vnic('vnic_x', 'sub_x', '10.1.0.66'),
      internetGateway('igw_x', 'vpc_x'),
    )
    const joined = (snapshot: Snapshot): Snapshot => network(snapshot, stranger)
    fc.assert(
      fc.property(cases, ([snapshot, question]) => {
        expect(bytes(joined(snapshot), question)).toBe(bytes(snapshot, question))
      }),
      RUNS,
    )
  })
})

describe('explain: all', () => {
  test('the first blocker is the one of the plain answer, and the verdict is the same', () => {
    fc.assert(
      fc.property(cases, ([snapshot, question]) => {
        const plain = answerTo(snapshot, { ...question, branch: [] })
        const all = answerTo(snapshot, { ...question, branch: [], explain: 'all' })
        for (const [i, one] of families(plain).entries()) {
          const explained = families(all)[i]
          expect([explained?.verdict, explained?.reason]).toEqual([one.verdict, one.reason])
          expectSameStart(one.shown.forward, explained?.shown.forward)
          if (one.shown.reply !== undefined)
            expectSameStart(one.shown.reply, explained?.shown.reply)
        }
      }),
      RUNS,
    )
  })

  test('over all ways the verdict is the same as well', () => {
    fc.assert(
      fc.property(cases, ([snapshot, question]) => {
        const plain = answerTo(snapshot, question)
        const all = answerTo(snapshot, { ...question, explain: 'all' })
        expect([all.verdict, all.reason]).toEqual([plain.verdict, plain.reason])
      }),
      RUNS,
    )
  })

  /** Up to the first refusal both say the same; what follows it is assumed. */
  function expectSameStart(plain: Leg, all: Leg | undefined): void {
    const said = (leg: Leg | undefined) => leg?.hops.flatMap(({ steps }) => steps) ?? []
    const start = said(all).filter(({ assumed }) => assumed === undefined)
    expect(start.map(({ stage, verdict, element }) => [stage, verdict, element])).toEqual(
      said(plain).map(({ stage, verdict, element }) => [stage, verdict, element]),
    )
    expect(all?.blockers[0]?.reason).toBe(plain.blockers[0]?.reason)
    expect(all?.blockers[0]?.element).toBe(plain.blockers[0]?.element)
  }
})

describe('the element that a step names is the one that decided', () => {
  /** Kinds of which one resource can go without the rest losing its place. */
  const REMOVABLE = [
    'routes',
    'securityGroupRules',
    'networkAclEntries',
    'floatingIps',
    'peerings',
    'transitGatewayRoutes',
    'transitGatewayAttachments',
    'listeners',
    'serviceFunctions',
    'serviceChains',
  ] as const satisfies readonly (keyof Snapshot)[]

  const without = (snapshot: Snapshot, id: string): Snapshot | undefined => {
    const found = REMOVABLE.find((kind) => snapshot[kind].some((one) => one.id === id))
    if (found === undefined) return undefined
    return { ...snapshot, [found]: snapshot[found].filter((one) => one.id !== id) }
  }

  /** All that was decided on the way there and back, with the elements that decided. */
  const decisions = ({ forward, reply }: Branch) =>
    [forward, reply].flatMap((leg) =>
      (leg?.hops ?? []).flatMap(({ node, steps }) =>
        steps.map(({ stage, verdict, element }) => ({ node, stage, verdict, element })),
      ),
    )

  const shownFor = (snapshot: Snapshot, question: Question): Branch | undefined => {
    const result = trace(compile(snapshot), { ...question, branch: [] })
    return result.ok ? result.value.shown : undefined
  }

  test('without it, that step says something else, or the packet does not come there', () => {
    fc.assert(
      fc.property(cases, ([snapshot, question]) => {
        const whole = shownFor(snapshot, { family: 4, ...question })
        const before = whole === undefined ? [] : decisions(whole)
        for (const [i, { element = '' }] of before.entries()) {
          const reduced = without(snapshot, element)
          const again = reduced && shownFor(reduced, { family: 4, ...question })
          if (again === undefined) continue
          const after = decisions(again).slice(0, i + 1)
          expect(after, `${element} taken away`).not.toEqual(before.slice(0, i + 1))
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('families are alike', () => {
  const PUBLIC = new Set([
    'internet',
    'internetGateway',
    'natGateway',
    'egressOnlyGateway',
    'platformService',
  ])

  const isPrivate = ({ branches }: Answer): boolean =>
    branches.every(({ forward, reply }) =>
      [forward, reply].every(
        (leg) =>
          leg?.hops.every(({ steps }) => steps.every(({ stage }) => !PUBLIC.has(stage))) ?? true,
      ),
    )

  /** IPv4 alone, so that its translation meets nothing that was IPv6 before. */
  const only4 = (snapshot: Snapshot): Snapshot => {
    const plain = (texts: readonly string[]) => texts.filter((text) => !text.includes(':'))
    const isPlain = (text: string | undefined): boolean => text?.includes(':') !== true
    return {
      ...snapshot,
      vpcs: snapshot.vpcs.map((one) => ({ ...one, cidrs: plain(one.cidrs) })),
      subnets: snapshot.subnets.map((one) => ({ ...one, cidrs: plain(one.cidrs) })),
      vnics: snapshot.vnics.map((one) => ({ ...one, addresses: plain(one.addresses) })),
      routes: snapshot.routes.filter((one) => isPlain(one.destinationCidr)),
      securityGroupRules: snapshot.securityGroupRules.filter((one) => isPlain(one.peerCidr)),
      networkAclEntries: snapshot.networkAclEntries.filter((one) => isPlain(one.cidr)),
      prefixLists: snapshot.prefixLists.map((one) => ({
        ...one,
        entries: one.entries.filter(({ cidr }) => isPlain(cidr)),
      })),
      loadBalancers: snapshot.loadBalancers.map((one) => ({
        ...one,
        nodes: one.nodes.map((node) => ({ ...node, addresses: plain(node.addresses) })),
      })),
    }
  }

  const inIpv6 = (end: string): string => (/^\d/.test(end) ? addressToIpv6(end) : end)

  test('a private network in IPv6 answers as it does in IPv4', () => {
    let compared = 0
    fc.assert(
      fc.property(cases, ([snapshot, { family: _, sourceAddress, ...question }]) => {
        if (question.from === 'internet' || question.to === 'internet') return
        const forged = sourceAddress === undefined ? {} : { sourceAddress }
        // IPv4 routers may split a packet and IPv6 ones may not, so that nobody may here.
        const asked: Question = { ...question, ...forged, family: 4, doNotFragment: true }
        const plain = only4(snapshot)
        const before = answerTo(plain, asked)
        if (!isPrivate(before)) return
        compared++
        const after = answerTo(toIpv6(plain), {
          ...asked,
          from: inIpv6(asked.from),
          to: inIpv6(asked.to),
          ...(sourceAddress === undefined ? {} : { sourceAddress: addressToIpv6(sourceAddress) }),
          family: 6,
        })
        expect([after.verdict, after.reason]).toEqual([before.verdict, before.reason])
        expect(after.branches.map(({ verdict }) => verdict)).toEqual(
          before.branches.map(({ verdict }) => verdict),
        )
      }),
      RUNS,
    )
    expect(compared).toBeGreaterThan(RUNS.numRuns / 4)
  })
})

test('an empty network has no ends to ask about', () => {
  const result = trace(compile(EMPTY_SNAPSHOT), { from: 'internet', to: 'web', protocol: 'any' })
  expect(result.ok ? '' : result.error.code).toBe('endpoint_unknown')
})
