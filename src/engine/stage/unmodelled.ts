import { type Stage, unsaid } from '../pipeline/stage.ts'

/** Something that the model has no word for: no guess. */
export const unmodelled: Stage<'unmodelled'> = {
  name: 'unmodelled',

  step({ node, said: what }, flow) {
    const said = (): string => `${node.id} (${what}) is not modelled`
    return {
      node,
      flow,
      step: unsaid(this.name, said, node.id),
    }
  },
}
