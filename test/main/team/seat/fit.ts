import { connectEngine, type EngineAddress, type EngineConnection } from '../../../../main/team/engine/connect.ts';

/** Connects to a test's engine, which has no fsync, as to one that is fit; `facts` and `greeting` say otherwise. */
export async function connectFit(
  address: EngineAddress,
  facts: object = {},
  greeting: object = {},
): Promise<EngineConnection> {
  const connection = await connectEngine(address, { connecting: 60_000, answering: 60_000 });
  return {
    ...connection,
    ask: async (text, values) => {
      const reply = await connection.ask(text, values);
      const [row] = reply.rows as readonly { readonly answer?: object }[];
      if (text.includes('server_version_num')) return { ...reply, rows: [{ ...row, off: [], ...facts }] };
      if (text.includes('greet_1') && row?.answer)
        return { ...reply, rows: [{ answer: { ...row.answer, ...greeting } }] };
      return reply;
    },
  };
}
