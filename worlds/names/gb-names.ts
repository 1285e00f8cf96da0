/** United Kingdom families in order of frequency (own ordering) and given names. */
export const gbNames = {
  families: `Smith Jones Williams Taylor Davies Brown Wilson Evans Thomas Johnson Roberts Walker Wright Robinson Thompson White Hughes
Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Scott Cooper Morris Ward Moore King Watson Baker
Harrison Morgan Patel Young Allen Mitchell James Anderson Phillips Lee Bell Parker Davis Bennett Miller Cook Shaw Cox Richardson
Carter Khan Begum Hussain Ali Ahmed Singh Kaur Collins Marshall Griffiths Adams Murphy Kelly Stevens Webb Simpson Ellis Murray Rose
Palmer Owen Mason Mills Chapman Gray Hunt Knight Barnes Lloyd Butler Powell Russell Barker Fisher Rogers Stewart Reid Graham Fox
Foster Gibson Dixon Graves Holmes Hamilton Reynolds Campbell Robertson Mcdonald Ross Kennedy Elliott Ford Saunders Payne West
Pearson Hart Cole Gordon Burton Andrews Lawrence Day Bailey Spencer Watts Woods Armstrong Atkinson Bradley Booth Read Dean Perry
Sutton Carr Cross Walsh Osborne Lane Nicholson Barrett Gardner Hawkins Jenkins Matthews Ryan Berry Willis Page Fletcher Wallace
Francis Byrne Doyle Nolan Obrien Shepherd Austin Gilbert Marsh Newman Harvey Freeman Hudson Wells Tucker Bishop Cunningham Bates
Coles Peacock Fry Thorpe Naylor Whitehead Hargreaves Ogden Kershaw Ashworth Pickering Entwistle Ramsbottom Tattersall Penrose Trelawny
Blakeley Cartwright Fairclough Greenhalgh Illingworth Satterthwaite Wolstenholme Braithwaite Postlethwaite Dewhurst Heaton Sugden Ackroyd
Kowalczyk Nowak Wisniewski Okonkwo Adeyemi Mensah Chowdhury Rahman Miah Islam Sheikh Sharma Mistry Desai Chaudhry`,
  m: `David John Michael James Robert Paul Andrew Mark Stephen Peter Christopher Richard Daniel Matthew Thomas Ian Simon Kevin William
Philip Anthony Alan Martin Gary Graham Steven Jonathan Stuart Neil Benjamin Adam Joseph Luke Samuel Jack Harry Oliver Charlie George
Jacob Alfie Noah Leo Oscar Archie Henry Theo Arthur Freddie Mohammed Imran Amir Tariq Rajesh Sanjay Callum Connor Rhys Gareth Owen
Alistair Duncan Hamish Patrick Sean Declan Nigel Trevor Barry Clive Keith Roger Derek Raymond Dennis Brian Kenneth`,
  f: `Susan Margaret Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Sarah Alison Caroline Amanda Sandra Linda
Catherine Elizabeth Carol Joanne Wendy Janet Dawn Christine Nicola Rachel Emma Claire Lisa Rebecca Laura Gemma Hannah Charlotte Amy
Lucy Sophie Chloe Emily Jessica Olivia Amelia Isla Ava Ella Grace Poppy Lily Freya Evie Aisha Fatima Zainab Priya Anita Kavita
Bronwyn Carys Sian Fiona Morag Kirsty Siobhan Niamh Maureen Patricia Barbara Jean Joan Dorothy Sheila Brenda Irene Pauline Marjorie`,
}
