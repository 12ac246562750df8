// What is shown only once is selected whole, to be copied with one key.
document.querySelectorAll('input[data-select]').forEach((input) => {
  input.addEventListener('focus', () => input.select());
  if (document.activeElement === input) input.select();
});
