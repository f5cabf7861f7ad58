import { overlaps } from '../../net/prefix.ts'
import { isLinkLocal, isLoopback, isUnicast } from '../../net/special.ts'
import { prefixOf } from '../canonical.ts'
import type { Problem } from '../problem.ts'

/** Somebody who owns address blocks, as it appears in `conflict`. */
export interface BlockOwner {
  readonly kind: string
  readonly id: string
  readonly cidrs: readonly string[]
}

/** Refuses blocks of `owner` that overlap each other or those of a rival; the first rival is named. */
export function overlapProblem(
  owner: BlockOwner,
  rivals: readonly BlockOwner[],
  why: string,
): Problem | undefined {
  for (const [i, cidr] of owner.cidrs.entries()) {
    const own = { ...owner, cidrs: owner.cidrs.slice(0, i) }
    for (const rival of [own, ...rivals]) {
      const other = rival.cidrs.find((block) => overlaps(prefixOf(cidr), prefixOf(block)))
      if (other === undefined) continue
      const whose = rival === own ? 'the same request' : rival.id
      return {
        code: 'cidr_overlap',
        detail: `${cidr} overlaps ${other} of ${whose}; ${why}.`,
        errors: [
          {
            pointer: `/cidrs/${i}`,
            code: 'cidr_overlap',
            detail: `Overlaps ${other}.`,
            value: cidr,
          },
        ],
        more: { conflict: { with: rival.id, kind: rival.kind, cidr: other } },
      }
    }
  }
  return undefined
}

/** Refuses blocks that no unicast host may have: multicast, loopback, link-local. */
export function reservedBlockProblem(cidrs: readonly string[]): Problem | undefined {
  const i = cidrs.findIndex((cidr) => {
    const { first, length } = prefixOf(cidr)
    return length === 0 || !isUnicast(first) || isLoopback(first) || isLinkLocal(first)
  })
  if (i < 0) return undefined
  const value = cidrs[i]
  const detail = `${value} is not a block that hosts may have: multicast, loopback, link-local, or everything.`
  return {
    code: 'cidr_reserved',
    detail,
    errors: [{ pointer: `/cidrs/${i}`, code: 'cidr_reserved', detail, value }],
  }
}
