import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { moveRowFocus } from './moveRowFocus';
import { useShortcuts } from './useShortcuts';

function Page() {
  const box = useRef<HTMLDivElement>(null);
  useShortcuts({
    j: () => moveRowFocus(box.current, 1),
    k: () => moveRowFocus(box.current, -1),
  });
  return (
    <div ref={box}>
      <input aria-label="search" />
      <table>
        <tbody>
          {['one', 'two'].map(name => (
            <tr key={name} data-key={name} aria-label={name} tabIndex={-1}>
              <td>{name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

describe('useShortcuts', () => {
  it('moves through the rows and holds at the ends', async () => {
    render(<Page />);
    const one = screen.getByRole('row', { name: 'one' });
    const two = screen.getByRole('row', { name: 'two' });
    await userEvent.keyboard('j');
    expect(one).toHaveFocus();
    await userEvent.keyboard('jj');
    expect(two).toHaveFocus();
    await userEvent.keyboard('kk');
    expect(one).toHaveFocus();
  });

  it('leaves the keys to whoever types', async () => {
    render(<Page />);
    const search = screen.getByRole('textbox');
    await userEvent.type(search, 'jk');
    expect(search).toHaveValue('jk');
    expect(search).toHaveFocus();
  });

  it('rests with a modifier held', async () => {
    render(<Page />);
    await userEvent.keyboard('{Control>}j{/Control}');
    expect(document.body).toHaveFocus();
  });
});
