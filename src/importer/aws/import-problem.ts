/** What is wrong with the input, and where exactly. */
export interface ImportProblem {
  readonly file: string
  /** Path inside the document, as in `Subnets[3].CidrBlock`; empty: the document itself. */
  readonly at: string
  readonly detail: string
}

/** One line, as in `us-east-1/Subnets.json: Subnets[3].CidrBlock: expected a string, found null`. */
export const formatImportProblem = ({ file, at, detail }: ImportProblem): string =>
  [file, at, detail].filter((part) => part !== '').join(': ')
