// As much of pdfmake as is used here, loaded when it is needed; it brings no types of its own.

type Text = {
  text: string;
  bold?: boolean;
  color?: string;
  fontSize?: number;
  alignment?: 'left' | 'right';
  margin?: [number, number, number, number];
  pageBreak?: 'before';
};
export type TableCell = string | Text;
type Body = { table: { body: TableCell[][] } };
type Table = {
  table: { headerRows?: number; widths: (number | '*')[]; body: TableCell[][] };
  layout:
    | 'noBorders'
    | {
        hLineColor(row: number, node: Body): string;
        hLineWidth(row: number): number;
        vLineWidth(): number;
        paddingTop(): number;
        paddingBottom(): number;
      };
  margin?: [number, number, number, number];
};
export type Content = Text | Table;
type Document = {
  info: { title: string };
  pageSize: 'A4';
  pageMargins: [number, number, number, number];
  defaultStyle: { font: string; fontSize: number; color: string; lineHeight: number };
  footer(page: number, pages: number): Content;
  content: Content[];
};
type Font = { normal: string; bold: string; italics: string; bolditalics: string };
export type Pdfmake = {
  addFonts(fonts: Record<string, Font>): void;
  setUrlAccessPolicy(allows: (url: string) => boolean): void;
  setLocalAccessPolicy(allows: (path: string) => boolean): void;
  createPdf(document: Document): { getBuffer(): Promise<Uint8Array> };
};

export async function loadPdfmake(): Promise<Pdfmake> {
  // @ts-expect-error -- it has no types
  const { default: pdfmake } = (await import('pdfmake')) as { default: Pdfmake };
  return pdfmake;
}
