// The address that holds the secret leaves the browser's history.
location.replace('/sign');
