/**
 * The variables of an ICU message, read from its text by the type checker: `Variables<'{n, plural, one {# person} other {# people}}'>` is
 * `'n'`. Enough of the syntax for our catalogues (plural, selectordinal, select, number, date, time); a message does not quote braces.
 */
export type Variables<Text extends string> = Message<Text, never>['names']

interface Read {
  names: string
  rest: string
}
interface Found<Names extends string, Rest extends string> {
  names: Names
  rest: Rest
}

/** Reads up to the `}` that ends this message, or to the end of the text. */
type Message<Text extends string, Names extends string> = Text extends `${infer Plain}{${infer Inside}`
  ? Plain extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? Found<Names, Rest>
      : never
    : Argument<Inside, Names>
  : Text extends `${string}}${infer Rest}`
    ? Found<Names, Rest>
    : Found<Names, ''>

type Argument<Text extends string, Names extends string> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${string}`
    ? Text extends `${Name},${infer Format}`
      ? Formatted<Format, Names | Trim<Name>>
      : never
    : Message<Rest, Names | Trim<Head>>
  : never

/** What follows the name and its comma: the branches of a choice, or a style up to `}`. */
type Formatted<Text extends string, Names extends string> = Text extends `${infer Kind},${infer Choices}`
  ? Trim<Kind> extends 'plural' | 'select' | 'selectordinal'
    ? After<Branches<Choices, Names>>
    : Skip<Text, Names>
  : Skip<Text, Names>

type Skip<Text extends string, Names extends string> = Text extends `${string}}${infer Rest}`
  ? Message<Rest, Names>
  : never

type After<Step extends Read> = Message<Step['rest'], Step['names']>

type Branches<Text extends string, Names extends string> = Text extends `${infer Selector}{${infer Inside}`
  ? Selector extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? Found<Names, Rest>
      : never
    : Message<Inside, Names> extends infer Branch extends Read
      ? Branches<Branch['rest'], Branch['names']>
      : never
  : Text extends `${string}}${infer Rest}`
    ? Found<Names, Rest>
    : never

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text
